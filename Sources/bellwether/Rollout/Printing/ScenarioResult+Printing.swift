import JSONText
import Rollout
import RolloutYAML

extension [ScenarioResult] {
    /// A line for each scenario, one below it for each expectation that was not met, and the sum.
    var lines: [String] {
        let failed = filter { !$0.outcome.hasPassed }.count
        return flatMap(\.lines) + ["", "\(count - failed) passed, \(failed) failed"]
    }

    /// One JSON array.
    var json: String {
        JSONWriter.text { json in
            json.array { json in
                for result in self { json.object { result.write(to: &$0) } }
            }
        }
    }
}

extension ScenarioResult {
    fileprivate var lines: [String] {
        let head = "\(outcome.hasPassed ? "passed" : "FAILED")  \(outcome.scenario)"
        let failures = zip(outcome.failures, places).map { failure, place in
            "\(file):\(place.line):\(place.column): after \(failure.after): \(failure.subject) is \(failure.found), "
                + "expected \(failure.expected) (\(failure.summary))"
        }
        return ([head] + failures).map(\.withoutControls)
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.member("file", file)
        json.member("scenario", outcome.scenario)
        json.member("passed", outcome.hasPassed)
        json.array("failures") { json in
            for (failure, place) in zip(outcome.failures, places) {
                json.object { failure.write(to: &$0, at: place) }
            }
        }
    }
}

extension ScenarioOutcome.Failure {
    fileprivate func write(to json: inout JSONWriter, at place: PolicyLocation) {
        json.member("line", place.line)
        json.member("column", place.column)
        json.member("after", seconds: after)
        json.member("subject", subject)
        json.member("expected", expected)
        json.member("found", found)
        json.member("summary", summary)
    }
}
