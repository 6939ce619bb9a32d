import Deadlines
import HealthTesting
import TestServers
import Testing

@testable import Health

@Suite(.timeLimit(.minutes(1))) struct `A traffic recorder` {
    private let time = ManualTime()

    @Test func `tells the share of errors among the requests of the last minute`() {
        let recorder = TrafficRecorder(prefix: "", time: time)
        #expect(recorder.snapshot().errorRate == 0)
        for index in 0..<100 {
            recorder.record(route: "/api/scan", status: index < 5 ? 503 : 200, duration: .milliseconds(3))
        }
        #expect(recorder.snapshot().errorRate == 0.05)
        time.advance(by: .seconds(59))
        #expect(recorder.snapshot().errorRate == 0.05)
        time.advance(by: .seconds(1))
        #expect(recorder.snapshot().errorRate == 0)
        #expect(recorder.snapshot().requests.map(\.code) == [200, 503])
    }

    @Test func `never counts the health endpoints`() {
        let recorder = TrafficRecorder(prefix: "/api", time: time)
        for route in ["/ready", "/detailed/database", "/health/group/storage", "/health/group/storage/detailed"] {
            recorder.record(route: "/api" + route, status: 503, duration: .zero)
        }
        #expect(recorder.snapshot().recentRequests == 0)
    }

    @Test(arguments: [(0, 599), (99, 599), (600, 599), (-5, 599), (100, 100), (599, 599)])
    func `a status outside of its range counts as an error`(status: Int, code: Int) {
        let recorder = TrafficRecorder(prefix: "", time: time)
        recorder.record(route: "/", status: status, duration: .seconds(-1))
        #expect(recorder.snapshot().requests.map(\.code) == [code])
    }

    @Test func `counts durations in the documented buckets, each with all below it`() {
        let recorder = TrafficRecorder(prefix: "", time: time)
        for time in [1, 5, 6, 20_000] { recorder.record(route: "/", status: 200, duration: .milliseconds(time)) }
        let buckets = recorder.snapshot().buckets
        #expect(buckets.first?.count == 2)
        #expect(buckets[1].count == 3)
        #expect(buckets.last == TrafficSnapshot.Bucket(upperBound: nil, count: 4))
        #expect(recorder.snapshot().totalDuration == .milliseconds(20_012))
    }

    @Test func `a quantile is off by at most an eighth, against the sorted durations`() throws {
        var random = SeededGenerator(seed: 3)
        let recorder = TrafficRecorder(prefix: "", time: time)
        var all: [Duration] = []
        for _ in 0..<10_000 {
            let duration = Duration.microseconds(Int64(1 << Int.random(in: 1...24, using: &random)))
                .spread(by: 0.4, using: &random)
            all.append(duration)
            recorder.record(route: "/", status: 200, duration: duration)
        }
        all.sort()
        for share in [0.5, 0.9, 0.95, 0.99, 1] {
            let exact = all[max(0, Int((Double(all.count) * share).rounded(.up)) - 1)]
            let told = try #require(recorder.snapshot().duration(atQuantile: share))
            #expect(told >= exact && told <= exact * 1.126, "\(share)")
        }
        #expect(recorder.snapshot().duration(atQuantile: .nan) != nil)
    }

    @Test func `loses no request of many threads`() async {
        let recorder = TrafficRecorder(prefix: "", time: time)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<5_000 { recorder.record(route: "/", status: 500, duration: .milliseconds(1)) }
                }
            }
        }
        let snapshot = recorder.snapshot()
        #expect(snapshot.recentRequests == 40_000)
        #expect(snapshot.recentErrors == 40_000)
        #expect(snapshot.buckets.last?.count == 40_000)
    }
}
