import JSONText
import Testing

@testable import Rollout

/// What Argo's controller makes of measurements: `S` succeeds, `F` fails, `I` says neither, `E` is an error.
@Suite(.timeLimit(.minutes(1))) struct `A metric of Argo` {
    private func metric(_ members: String) throws -> ArgoMetric {
        let rehearsal = try Rehearsal(
            #"""
            "metrics": {"a": {"kind": "gauge"}}, "steps": [{"setWeight": 100}],
            "compat": {"analyses": {"x": {"as": "argo", "metrics": [{"name": "m", "series": "a", \#(members)}]}}}
            """#)
        guard case .argo(let analysis)? = rehearsal.policy.compat.analyses["x"] else {
            throw PolicyError([], "no analysis")
        }
        return try #require(analysis.metrics.first)
    }

    private func phases(_ measurements: String, _ metric: ArgoMetric, isTerminating: Bool = false) -> [ArgoPhase] {
        var result = ArgoResult()
        return measurements.enumerated().map { minute, letter in
            let phases: [Character: ArgoPhase] = ["S": .successful, "F": .failed, "I": .inconclusive]
            result.record(phases[letter] ?? .error, at: Moment(seconds: Int64(minute) * 60))
            result.assess(metric, isTerminating: isTerminating)
            return result.phase
        }
    }

    @Test(
        arguments: [
            // The documentation says "after three failed"; the code needs a fourth.
            ("FFFF", #""count": 10, "failureLimit": 3"#, [.running, .running, .running, .failed]),
            ("F", #""count": 1"#, [.failed]),
            ("FS", #""count": 2, "failureLimit": 1"#, [.running, .successful]),
            ("FFS", #""count": 3, "failureLimit": -1"#, [.running, .running, .successful]),
            ("SI", #""count": 5"#, [.running, .inconclusive]),
            ("II", #""count": 2, "inconclusiveLimit": 2"#, [.running, .successful]),
            ("EEEEE", #""count": 2"#, [.running, .running, .running, .running, .error]),
            ("EEEESEEEES", #""count": 2"#, Array(repeating: .running, count: 9) + [.successful]),
            ("FSSS", #""failureLimit": 1, "consecutiveSuccessLimit": 3"#, [.running, .running, .running, .successful]),
            (
                "SSF", #""count": 3, "failureLimit": 5, "consecutiveSuccessLimit": 3"#,
                [.running, .running, .inconclusive]
            ),
            ("SSF", #""count": 3, "failureLimit": -1, "consecutiveSuccessLimit": 3"#, [.running, .running, .failed]),
            ("SSSSS", #""consecutiveSuccessLimit": 0"#, Array(repeating: .running, count: 5)),
        ] as [(String, String, [ArgoPhase])])
    func `is assessed by limits that must be passed`(
        measurements: String, members: String, expected: [ArgoPhase]
    ) throws {
        #expect(phases(measurements, try metric(#""interval": "1m", \#(members)"#)) == expected)
    }

    @Test func `is what the last of several passed limits says, not the worst`() throws {
        let metric = try metric(
            #""interval": "1m", "failureLimit": 0, "inconclusiveLimit": 0, "consecutiveErrorLimit": 0"#)
        #expect(phases("F", metric) == [.failed])
        var result = ArgoResult()
        for phase in [ArgoPhase.failed, .inconclusive] { result.record(phase, at: Moment(seconds: 0)) }
        result.assess(metric, isTerminating: false)
        #expect(result.phase == .inconclusive)
        result = ArgoResult()
        for phase in [ArgoPhase.failed, .inconclusive, .error] { result.record(phase, at: Moment(seconds: 0)) }
        result.assess(metric, isTerminating: false)
        #expect(result.phase == .error)
    }

    @Test func `ends well when it is told to end, unless a limit is passed`() throws {
        let metric = try metric(#""interval": "1m""#)
        #expect(phases("S", metric, isTerminating: true) == [.successful])
        #expect(phases("F", metric, isTerminating: true) == [.failed])
        var unmeasured = ArgoResult()
        unmeasured.assess(metric, isTerminating: false)
        #expect(unmeasured.phase == .pending)
        unmeasured.assess(metric, isTerminating: true)
        #expect(unmeasured.phase == .successful)
    }

    @Test(
        arguments: [
            (#""successCondition": "result >= 0.95""#, 0.97, .successful),
            (#""successCondition": "result >= 0.95""#, 0.9, .failed),
            (#""failureCondition": "result < 0.5""#, 0.9, .successful),
            (#""failureCondition": "result < 0.5""#, 0.4, .failed),
            (#""successCondition": "result >= 0.95", "failureCondition": "result < 0.5""#, 0.7, .inconclusive),
            (#""successCondition": "result > 0", "failureCondition": "result > 0""#, 1, .failed),
            (#""successCondition": "", "failureCondition": """#, 0, .successful),
            (#""successCondition": "result >= 0.95""#, .nan, .failed),
            (#""failureCondition": "result < 0.95""#, .nan, .successful),
            (#""successCondition": "result >= 0.95""#, .infinity, .successful),
            (#""successCondition": "result[0] >= 0.95""#, 1, .error),
            (#""shape": "list", "successCondition": "result[0] >= 0.95""#, 1, .successful),
            (#""shape": "list", "successCondition": "result[1] >= 0.95""#, 1, .error),
            (#""successCondition": "result""#, 1, .error),
        ] as [(String, Double, ArgoPhase)])
    func `judges a measurement by its conditions`(members: String, value: Double, expected: ArgoPhase) throws {
        #expect(try metric(members).judge(ArgoMeasurement(numbers: ["": value])) == expected)
    }

    @Test(
        arguments: [
            (#""failureLimit": 0"#, .error), (#""successCondition": "result > 0""#, .error),
            (#""successCondition": "result[0] > 0""#, .error), (#""successCondition": "isNaN(result)""#, .error),
            (#""successCondition": "len(result) == 0""#, .error),
            (#""shape": "list", "successCondition": "len(result) == 0""#, .successful),
            (#""shape": "list", "failureCondition": "len(result) == 0 || result[0] > 1""#, .failed),
            (#""successCondition": "default(result, 0) < 1""#, .successful),
            (#""successCondition": "result == nil""#, .successful), (#""successCondition": "result != 5""#, .error),
            (#""successCondition": "!(result == 5)""#, .error), (#""failureCondition": "result in [0]""#, .error),
            (#""shape": "list", "successCondition": "all(result, # < 5)""#, .error),
            (#""successCondition": "isNil(result)""#, .successful),
            (#""successCondition": "result > 1", "failureCondition": "isNil(result)""#, .error),
        ] as [(String, ArgoPhase)])
    func `takes a measurement that found nothing for an error, unless a condition asks for that`(
        members: String, expected: ArgoPhase
    ) throws {
        #expect(try metric(members).judge(ArgoMeasurement()) == expected)
    }

    @Test func `orders phases from the best to the worst`() {
        #expect(ArgoPhase.allCases.sorted() == [.successful, .running, .pending, .inconclusive, .error, .failed])
    }

    /// The phase of a metric by the words of Argo's documentation of the code, from the list of its measurements.
    private func model(_ letters: [Character], _ metric: ArgoMetric) -> ArgoPhase {
        func longestEnd(_ letter: Character) -> Int { letters.reversed().prefix { $0 == letter }.count }
        func number(_ letter: Character) -> Int { letters.count { $0 == letter } }
        var phase: ArgoPhase?
        if let limit = metric.failureLimit, number("F") > limit { phase = .failed }
        if let limit = metric.inconclusiveLimit, number("I") > limit { phase = .inconclusive }
        if let limit = metric.consecutiveErrorLimit, longestEnd("E") > limit { phase = .error }
        if let phase { return phase }
        if let limit = metric.consecutiveSuccessLimit, longestEnd("S") >= limit { return .successful }
        guard let count = metric.count, letters.count - number("E") >= count else { return .running }
        switch (metric.failureLimit, metric.consecutiveSuccessLimit) {
        case (_?, _?): return .inconclusive
        case (nil, _?): return .failed
        default: return .successful
        }
    }

    @Test func `is what its list of measurements says, for all lists of six`() throws {
        let limits = [
            #""count": 3"#, #""count": 4, "failureLimit": 1, "inconclusiveLimit": 1, "consecutiveErrorLimit": 1"#,
            #""count": 4, "failureLimit": -1, "consecutiveSuccessLimit": 2"#,
            #""count": 5, "failureLimit": 2, "inconclusiveLimit": -1, "consecutiveSuccessLimit": 3"#,
            #""consecutiveErrorLimit": 0, "failureLimit": 3"#,
        ]
        for metric in try limits.map({ try metric(#""interval": "1m", \#($0)"#) }) {
            for number in 0..<4_096 {
                let letters = (0..<6).map { Array("SFIE")[number >> (2 * $0) & 3] }
                let found = phases(String(letters), metric)
                // What has ended stays as it was.
                let wanted = letters.indices.map { model(Array(letters[...$0]), metric) }
                let end = wanted.firstIndex(where: \.isCompleted) ?? letters.count - 1
                #expect(Array(found[...end]) == Array(wanted[...end]), "\(String(letters))")
                #expect(found[end...].allSatisfy { $0 == found[end] }, "\(String(letters))")
            }
        }
    }
}
