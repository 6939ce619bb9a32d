public import Health
import Synchronization

/// A check that finds what a test tells it.
public final class ScriptedCheck: HealthCheck {
    /// Name, weight and schedule.
    public let configuration: CheckConfiguration
    private let state: Mutex<State>

    private struct State {
        var result: CheckResult
        var runs = 0
        var trigger: ProbeTrigger?
    }

    /// A check that finds `result` until it is told otherwise.
    public init(_ configuration: CheckConfiguration, _ result: CheckResult = .healthy) {
        self.configuration = configuration
        state = Mutex(State(result: result))
    }

    /// A check of this name.
    public convenience init(
        _ name: String, criticality: Criticality = .critical, _ result: CheckResult = .healthy
    ) {
        self.init(CheckConfiguration(name: name, criticality: criticality), result)
    }

    /// What the next runs find.
    public var result: CheckResult {
        get { state.withLock { $0.result } }
        set { state.withLock { $0.result = newValue } }
    }

    /// How often the check was run.
    public var runs: Int {
        state.withLock { $0.runs }
    }

    /// Asks the monitor for a run, as a check does that has heard of a change.
    public func triggerProbe() {
        state.withLock { $0.trigger }?()
    }

    /// Finds what the test told.
    public func probe(until deadline: ContinuousClock.Instant) async throws -> CheckResult {
        state.withLock { state in
            state.runs += 1
            return state.result
        }
    }

    /// Keeps the trigger for the test.
    public func watch(_ trigger: ProbeTrigger) async {
        state.withLock { $0.trigger = trigger }
    }
}
