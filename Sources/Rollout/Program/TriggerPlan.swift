/// A trigger with its rule.
final class TriggerPlan: Sendable {
    let trigger: Trigger
    let rule: RulePlan

    init(_ trigger: Trigger, _ rule: RulePlan) {
        self.trigger = trigger
        self.rule = rule
    }
}
