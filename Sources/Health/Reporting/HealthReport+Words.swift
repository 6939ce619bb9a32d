import Deadlines

extension Readiness {
    /// Why the service is not ready; nil when it is.
    public var reason: Reason? {
        if case .notReady(let reason) = self { reason } else { nil }
    }
}

extension Startup {
    /// The word for the state of the start.
    public var word: String {
        switch self {
        case .started: "started"
        case .starting: "starting"
        case .failed: "failed"
        }
    }

    /// The gates and checks that are waited for; nil when the start is complete.
    public var waiting: [String]? {
        switch self {
        case .started: nil
        case .starting(let waiting), .failed(let waiting): waiting
        }
    }
}

extension Duration {
    /// Hours, minutes and seconds: `00:05:32`; hours past 99 are written out.
    var clock: String {
        let seconds = components.seconds
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    }
}

extension Double {
    /// Rounded to decimal places.
    func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
