import ASCIIText
import JSONText
import Rollout

extension RolloutPlan {
    /// Two tables for people, the steps and the triggers, and when it can be complete.
    var lines: [String] {
        TextTable(Entry.headings, entries.map(\.cells)).lines
            + (detections.isEmpty ? [] : [""] + TextTable(Detection.headings, detections.map(\.cells)).lines)
            + ["", "complete after \(earliestCompletion) at the earliest"]
    }

    /// One JSON object, times in seconds from the start.
    var json: String {
        JSONWriter.text { json in
            json.object { json in
                json.array("steps") { json in
                    for entry in entries { json.object { entry.write(to: &$0) } }
                }
                json.array("triggers") { json in
                    for detection in detections { json.object { detection.write(to: &$0) } }
                }
                json.member("earliestCompletion", seconds: earliestCompletion)
            }
        }
    }
}

extension RolloutPlan.Entry {
    fileprivate static let headings = ["step", "does", "weight", "from", "until", "requests", "needs", "waits for"]

    /// The cells of a table.
    fileprivate var cells: [String] {
        [
            String(step), action, "\(weight.plainText) %", earliestStart.description, earliestEnd.description,
            requests.map(String.init) ?? "-", requestsNeeded.map(String.init) ?? "-", waitsFor.joined(separator: ", "),
        ]
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("step", step)
        json.member("action", action)
        json.member("weight", plain: weight)
        json.member("earliestStart", seconds: earliestStart)
        json.member("earliestEnd", seconds: earliestEnd)
        json.member("requests", plain: requests.map(Double.init))
        json.member("requestsNeeded", plain: requestsNeeded.map(Double.init))
        json.array("waitsFor") { json in
            for what in waitsFor { json.value(what) }
        }
    }
}

extension RolloutPlan.Detection {
    fileprivate static let headings = ["trigger", "action", "fires within"]

    /// The cells of a table.
    fileprivate var cells: [String] { [rule, action, latest?.description ?? "by evidence"] }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("rule", rule)
        json.member("action", action)
        if let latest { json.member("latest", seconds: latest) }
    }
}
