import FeatureFlags
import Health

extension CheckResult {
    /// What a client's report means for the health of the service.
    init(_ report: FlagReport) {
        let code = report.storeStatus.code.flatMap(CheckCode.init(storeCode:))
        let observed = report.observations
        switch report.status {
        case .ready where report.problems.isEmpty: self = .healthy(observed: observed)
        case .ready:
            self = .degraded(.misconfigured, message: "definitions that cannot be used", observed: observed)
        case .notReady:
            self = .degraded(code ?? .startingUp, message: "the defaults of the code are in force", observed: observed)
        case .stale:
            self = .degraded(code ?? .lagging, message: "the last good values are in force", observed: observed)
        case .error, .fatal:
            self = .unhealthy(code ?? .error, message: "the defaults of the code are in force", observed: observed)
        }
    }
}

extension CheckCode {
    /// The code that a store's word stands for; nil for a word that only stores know, which `cause` shows.
    fileprivate init?(storeCode: String) {
        guard let code = CheckCode.all.first(where: { $0.rawValue == storeCode }) else { return nil }
        self = code
    }
}

extension FlagReport {
    /// What `/detailed` shows.
    fileprivate var observations: [Observation] {
        var observations = [
            Observation("store", .text(store)),
            Observation("mode", .text(storeStatus.mode.rawValue)),
            Observation("status", .text(status.rawValue)),
        ]
        if let seconds = ageInSeconds { observations.append(Observation("age_seconds", .number(seconds))) }
        observations.append(Observation("flags", .integer(Int64(flags))))
        observations.append(Observation("kills", .integer(Int64(kills.count))))
        if !kills.isEmpty { observations.append(Observation("killed", .text(NameList(kills).text))) }
        if !problems.isEmpty {
            observations.append(Observation("unusable", .text(NameList(problems.map(\.flag)).text)))
        }
        if let code = storeStatus.code { observations.append(Observation("cause", .text(code))) }
        if !storeStatus.notes.isEmpty {
            observations.append(Observation("notes", .text(storeStatus.notes.joined(separator: "; "))))
        }
        return observations
    }

    /// Nil before anything was loaded.
    private var ageInSeconds: Double? {
        guard let age else { return status == .ready ? 0 : nil }
        return (age / .milliseconds(1)).rounded() / 1_000
    }
}
