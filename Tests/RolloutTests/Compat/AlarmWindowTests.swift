import Testing

@testable import Rollout

/// The tables of "Configuring how CloudWatch alarms treat missing data": `0` is a good point, `X` a breaching one, `-` none.
@Suite(.timeLimit(.minutes(1))) struct `An alarm of CloudWatch` {
    /// The state, or nil where the one before is kept.
    private func state(_ points: String, _ needed: Int, _ missing: CloudWatchAlarm.MissingData) -> AlarmState? {
        let window = AlarmWindow(
            points: points.split(separator: " ").map { $0 == "X" ? true : $0 == "0" ? false : nil },
            evaluationPeriods: 3, datapointsToAlarm: needed)
        let after = [AlarmState.ok, .alarm, .insufficientData].map { window.state(after: $0, missing) }
        return Set(after).count == 1 ? after[0] : after == [.ok, .alarm, .insufficientData] ? nil : .none
    }

    /// In the order of the columns: missing, ignore, breaching, not breaching.
    private static let columns: [CloudWatchAlarm.MissingData] = [.missing, .ignore, .breaching, .notBreaching]

    @Test(
        arguments: [
            ("0 - X - X", [.ok, .ok, .ok, .ok]),
            ("- - - - 0", [.ok, .ok, .ok, .ok]),
            ("- - - - -", [.insufficientData, nil, .alarm, .ok]),
            ("0 X X - X", [.alarm, .alarm, .alarm, .alarm]),
            ("- - X - -", [.alarm, nil, .alarm, .ok]),
        ] as [(String, [AlarmState?])])
    func `with three of three is in the published state`(points: String, states: [AlarmState?]) {
        #expect(Self.columns.map { state(points, 3, $0) } == states)
    }

    @Test(
        arguments: [
            ("0 - X - X", [.alarm, .alarm, .alarm, .alarm]),
            ("0 0 X 0 X", [.alarm, .alarm, .alarm, .alarm]),
            ("0 - X - -", [.ok, .ok, .alarm, .ok]),
            ("- - - - 0", [.ok, .ok, .alarm, .ok]),
            ("- - - X -", [.alarm, nil, .alarm, .ok]),
        ] as [(String, [AlarmState?])])
    func `with two of three is in the published state`(points: String, states: [AlarmState?]) {
        #expect(Self.columns.map { state(points, 2, $0) } == states)
    }

    @Test(
        arguments: [
            ("- - - - X", .insufficientData), ("- - - X -", .insufficientData), ("- - - X 0", .ok), ("- - X - 0", .ok),
            ("- - X - -", .alarm),
        ] as [(String, AlarmState)])
    func `does not fire for one point that may be followed by a good one`(points: String, expected: AlarmState) {
        #expect(state(points, 3, .missing) == expected)
    }

    @Test func `takes a percentile for significant from so many samples on`() {
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: 0.99) == 1_000)
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: 0.95) == 200)
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: 0.5) == 20)
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: 0.1) == 100)
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: 1) == nil)
        #expect(CloudWatchAlarm.samplesNeeded(forPercentile: .nan) == nil)
    }

    /// Every window of five points.
    private static let windows: [[Bool?]] = (0..<243).map { number in
        [1, 3, 9, 27, 81].map { [nil, false, true][number / $0 % 3] }
    }

    @Test(arguments: 1...3) func `keeps to the order of its treatments, and never fires less for one breach more`(
        needed: Int
    ) {
        for points in Self.windows {
            func fires(_ missing: CloudWatchAlarm.MissingData, _ points: [Bool?]) -> Bool {
                let window = AlarmWindow(points: points, evaluationPeriods: 3, datapointsToAlarm: needed)
                return window.state(after: .ok, missing) == .alarm
            }
            let existing = points.compactMap { $0 }.suffix(3)
            let isCounted = existing.count { $0 } >= needed
            #expect(fires(.notBreaching, points) == isCounted, "\(points)")
            #expect(fires(.ignore, points) == isCounted, "\(points)")
            #expect(!isCounted || fires(.missing, points), "\(points)")
            #expect(!fires(.missing, points) || fires(.breaching, points), "\(points)")
            if existing.count == 3 { #expect(fires(.breaching, points) == isCounted, "\(points)") }
            for place in points.indices where points[place] == false {
                var worse = points
                worse[place] = true
                for missing in Self.columns where fires(missing, points) {
                    #expect(fires(missing, worse), "\(points), worse at \(place)")
                }
            }
        }
    }
}
