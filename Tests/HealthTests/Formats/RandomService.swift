import HealthTesting

@testable import Health

extension SampleService {
    /// A service in any state, with any text in it.
    static func random(using random: inout some RandomNumberGenerator) -> SampleService {
        let checks = (0..<Int.random(in: 0...4, using: &random)).map { index in
            let configuration = CheckConfiguration(
                name: "check-\(index)", criticality: Criticality.allCases.randomElement(using: &random) ?? .critical,
                tags: Bool.random(using: &random) ? ["datastore"] : [])
            return SampleCheck(
                configuration, result(using: &random),
                responseTime: .nanoseconds(Int64.random(in: 0...100_000_000_000_000, using: &random)),
                age: .nanoseconds(Int64.random(in: 0...30_000_000_000, using: &random)))
        }
        return SampleService(
            ServiceIdentity(
                name: .hostile(using: &random), version: .hostile(using: &random), environment: .hostile(using: &random)
            ),
            uptime: .nanoseconds(Int64.random(in: 0...1_000_000_000_000_000, using: &random)), checks: checks,
            gates: Bool.random(using: &random) ? ["migrations"] : [], isDraining: Bool.random(using: &random),
            stuck: Bool.random(using: &random) ? "main_actor" : nil)
    }

    private static func result(using random: inout some RandomNumberGenerator) -> CheckResult? {
        let observed = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Observation(.hostile(using: &random), value(using: &random))
        }
        let message: String? = Bool.random(using: &random) ? .hostile(using: &random) : nil
        return switch Int.random(in: 0...3, using: &random) {
        case 0: nil
        case 1: .healthy(observed: observed)
        case 2: .degraded(.lagging, message: message, observed: observed)
        default: .unhealthy(.refused, message: message, observed: observed)
        }
    }

    private static func value(using random: inout some RandomNumberGenerator) -> Observation.Value {
        switch Int.random(in: 0...4, using: &random) {
        case 0: .text(.hostile(using: &random))
        case 1: .integer(Int64(truncatingIfNeeded: random.next()))
        case 2: .number(Double(bitPattern: random.next()))
        case 3:
            [.number(.nan), .number(.infinity), .number(-0.0), .number(.leastNonzeroMagnitude)].randomElement(
                using: &random) ?? 0
        default: .truth(Bool.random(using: &random))
        }
    }
}

extension String {
    /// Up to 300 characters of those that quoting goes wrong with, and of all others.
    fileprivate static func hostile(using random: inout some RandomNumberGenerator) -> String {
        let length = [0, 1, 8, 300].randomElement(using: &random) ?? 0
        let scalars = (0..<length).map { _ -> Unicode.Scalar in
            switch Int.random(in: 0...4, using: &random) {
            case 0: Unicode.Scalar(UInt8.random(in: 0...0x1F, using: &random))
            case 1: ["\"", "\\", ":", "/", "<", "\u{7F}", "\u{2028}"].randomElement(using: &random) ?? "\""
            case 2: Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random))
            case 3: Unicode.Scalar(UInt32.random(in: 0x80...0xD7FF, using: &random)) ?? "é"
            default: Unicode.Scalar(UInt32.random(in: 0xE000...0x10FFFF, using: &random)) ?? "😀"
            }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
