/// What a kubelet makes of the answers of one container: a pure value, by the rules of its documentation (period 10 s,
/// three failures in a row, one success; liveness and readiness only after the startup probe).
struct Kubelet: Hashable {
    /// What it asks.
    enum Probe: Hashable, CaseIterable {
        case startup
        case liveness
        case readiness
    }

    /// How many failures of the startup probe in a row a start may take.
    static let startupThreshold = 30
    static let failureThreshold = 3

    private(set) var hasStarted = false
    private(set) var isReady = false
    private(set) var restarts = 0
    /// How often the startup probe has passed.
    private(set) var startupPasses = 0
    private var failures: [Probe: Int] = [:]

    /// The probes that are due in each period.
    var due: [Probe] { hasStarted ? [.liveness, .readiness] : [.startup] }

    /// Takes the status code of an answer; nil for none within the timeout of 1 s.
    mutating func took(_ status: Int?, of probe: Probe) {
        guard let status, (200..<400).contains(status) else { return failed(probe) }
        failures[probe] = 0
        switch probe {
        case .startup:
            hasStarted = true
            startupPasses += 1
        case .liveness: break
        case .readiness: isReady = true
        }
    }

    private mutating func failed(_ probe: Probe) {
        failures[probe, default: 0] += 1
        let limit = probe == .startup ? Self.startupThreshold : Self.failureThreshold
        guard failures[probe] == limit else { return }
        switch probe {
        case .startup, .liveness:
            restarts += 1
            (hasStarted, isReady, failures) = (false, false, [:])
        case .readiness: isReady = false
        }
    }
}
