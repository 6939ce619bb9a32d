#if YAML
import Rollout
import RolloutYAML
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A policy file` {
    private let head = "apiVersion: rollout/v1\nname: x\n"

    private func error(_ text: String) -> String? {
        do throws(PolicyFileError) {
            _ = try RolloutPolicy(yaml: text, file: "shop.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("steps:\n  - {setWeight: 150}", "shop.yaml:4:17: steps[0].setWeight: must be a number from 0 to 100"),
        ("steps:\n  - {setWieght: 5}", "shop.yaml:4:6: steps[0].setWieght: unknown key (did you mean setWeight?)"),
        ("steps: []", "shop.yaml:3:8: steps: needs at least one step"),
        ("steps:\n\t- {setWeight: 5}", "shop.yaml:4:1: found character that cannot start any token"),
        ("steps: &a [{setWeight: 5}]", "shop.yaml:3:8: anchors and aliases are not used here"),
        ("steps: [{setWeight: 5, setWeight: 6}]", "shop.yaml:3:10: there are two members of this name"),
        ("steps: [{setWeight: !!int 5}]", "shop.yaml:3:21: tags are not used here"),
        ("steps: [{\(String(repeating: "k", count: 513)): 5}]", "shop.yaml:3:10: a name may have at most 512 bytes"),
        ("steps: [{<<: {setWeight: 5}}]", "shop.yaml:3:10: merge keys are not used here"),
        ("steps: [{setWeight: 5}]\n---\nname: y", "shop.yaml:4:1: but found another document"),
        ("interval: 60\nsteps: [{setWeight: 5}]", "shop.yaml:3:11: interval: must be a duration from 1s to 24h,"),
        ("interval: 1:30\nsteps: [{setWeight: 5}]", "shop.yaml:3:11: interval: must be a duration"),
        ("steps: [{setWeight: 010}]", "shop.yaml:3:21: steps[0].setWeight: must be a number"),
        ("steps: [{setWeight: .inf}]", "shop.yaml:3:21: steps[0].setWeight: must be a number"),
        ("steps: [{setWeight: .nan}]", "shop.yaml:3:21: steps[0].setWeight: must be a number"),
        (
            "metrics: {error_rate: {kind: gauge, unit: percent}}\nsteps: [{setWeight: 5}]\ntriggers:\n  - {when: error_rate > 0.05, action: rollback}",
            "shop.yaml:6:12: triggers[0].when: error_rate is measured in percent: write the limit with its unit"
        ),
        (
            "metrics: {latency: {kind: gauge, unit: ms}}\nsteps: [{setWeight: 5}]\ntriggers:\n  - {when: latency > 5%, action: rollback}",
            "shop.yaml:6:12: triggers[0].when: latency is measured in ms, which is no share"
        ),
        (
            "metrics: {latency: {kind: gauge, unit: ms}}\nsteps: [{setWeight: 5}]\ntriggers:\n  - {when: latancy > 5ms, action: rollback}",
            "shop.yaml:6:12: triggers[0].when: there is no metric of this name (did you mean latency?)"
        ),
        (
            "steps: [{setWeight: 5}]\nwindows: [{allow: {days: mon}, timeZone: Europe/Atlantis}]",
            "shop.yaml:4:42: windows[0].timeZone: is no time zone that is known here"
        ),
        (
            "metrics: {a: {kind: gauge}}\nsteps: [{setWeight: 5}]\ncompat:\n  analyses:\n    q: {as: argo, metrics: [{name: m, series: a, successCondition: \"result ~ 1\"}]}",
            "shop.yaml:7:68: compat.analyses.q.metrics[0].successCondition: column 8 of the expression: ~ is not supported"
        ),
    ])
    func `names file, line and column of what is wrong`(text: String, message: String) {
        let error = error(head + text)
        #expect(error?.hasPrefix(message) == true, "\(error ?? "no error")")
    }

    @Test(arguments: ["", "# nothing\n", "[]", "a", "\u{FEFF}", String(repeating: "[", count: 100_000), "a: \0"])
    func `is refused when it is none`(text: String) {
        #expect(error(text) != nil)
    }

    @Test func `may be the example of the language`() throws {
        let text = try PolicyFiles.text("smartlead.yaml")
        let policy = try RolloutPolicy(yaml: text, file: "smartlead.yaml")
        #expect(policy.steps.compactMap(\.weight) == [1, 5, 10, 25, 50, 100])
        #expect(policy.triggers.count == 18)
    }

    @Test(arguments: ["{text}", #"{"apiVersion": "rollout/v1", "name": "x", "steps": [{"setWeight": 1}]}"#])
    func `may begin with a byte order mark, and with one only`(form: String) throws {
        let text = form.replacing("{text}", with: "\(head)steps: [{setWeight: 1}]")
        #expect(try RolloutPolicy(yaml: "\u{FEFF}" + text).name == "x")
        #expect(error("\u{FEFF}\u{FEFF}" + text)?.contains(":1:1: a byte order mark stands here") == true)
    }

    @Test func `may be JSON`() throws {
        let policy = try RolloutPolicy(
            yaml: #"{"apiVersion": "rollout/v1", "name": "x", "steps": [{"setWeight": 100, "bakeTime": "5m"}]}"#)
        #expect(policy.steps.count == 1)
    }
}
#endif
