import FeatureFlags
import FeatureFlagsRedis
import Foundation
import HiredisFlips
import Logging

/// From `SET` to the reads of every client: fifty clients of this package beside fifty of a C loop over hiredis, in
/// turns, against the same server. The loop does the same as this package; without the fence, which keeps transactions
/// whole, it stands beside for comparison.
@main struct FlagFlips {
    private static let rounds = 10
    private static let flipsPerRound = 50

    static func main() async throws {
        guard try await areMet() else { exit(1) }
    }

    /// Whether all bounds are met. The server ends with it, whatever comes out.
    private static func areMet() async throws -> Bool {
        let redis = try PrivateRedis()
        var isMet = true
        for count in [1, 50] { isMet = try await compare(count, redis) && isMet }
        return try await quiet(redis) && isMet
    }

    private static func compare(_ count: Int, _ redis: PrivateRedis) async throws -> Bool {
        let fleet = Fleet(count, port: redis.port)
        var (ours, same, plain) = ([Double](), [Double](), [Double]())
        var calls: [String: Int] = [:]
        for _ in 0..<rounds {
            same += try peers(count, redis, fenced: true)
            plain += try peers(count, redis, fenced: false)
            try await fleet.start()
            _ = try redis.calls()
            for flip in 0..<flipsPerRound { ours.append(try fleet.flip(to: flip.isMultiple(of: 2), redis)) }
            calls.merge(try redis.calls()) { $0 + $1 }
            await fleet.stop()
        }
        let ratio = median(ours) / median(same)
        print("\(count) clients, flip to visible by all")
        print("  bellwether                 p50 \(text(median(ours)))  p99 \(text(quantile(0.99, ours)))")
        print("  C doing the same           p50 \(text(median(same)))  p99 \(text(quantile(0.99, same)))")
        print("  C that can see half of it  p50 \(text(median(plain)))  p99 \(text(quantile(0.99, plain)))")
        print("  ratios of the p50: \(decimal(ratio)), at most 3; \(decimal(median(ours) / median(plain)))")
        let flips = Double(rounds * flipsPerRound * count)
        let perFlip = ["mget", "ping"].map { "\($0) \(decimal(Double(calls[$0] ?? 0) / flips))" }
        print("  commands for a flip and client, one mget: \(perFlip.joined(separator: ", "))")
        let reads = Double(calls["mget"] ?? 0) / flips
        return ratio <= 3 && (count > 1 || median(ours) < 0.001) && (0.95...1.05).contains(reads)
    }

    /// The times of one round of the C loop.
    private static func peers(_ count: Int, _ redis: PrivateRedis, fenced: Bool) throws -> [Double] {
        guard let peers = flips_open(Int32(redis.port), Int32(count), fenced ? 1 : 0) else {
            throw Failure("the C loop has no clients")
        }
        defer { flips_close(peers) }
        return try (0..<flipsPerRound).map { flip in
            let time = flips_once(peers, flip.isMultiple(of: 2) ? "true" : "false")
            guard time > 0 else { throw Failure("the C loop fails") }
            return time
        }
    }

    /// What the server hears while nothing changes, and while names are read that nobody defined.
    private static func quiet(_ redis: PrivateRedis) async throws -> Bool {
        let fleet = Fleet(1, port: redis.port)
        try await fleet.start()
        _ = try redis.calls()
        try await Task.sleep(for: .seconds(12))
        let steady = try redis.calls().filter { !["info", "config|resetstat", "config"].contains($0.key) }
        print("1 client, 12 s without a change: \(steady)")
        let client = try fleet.first()
        await withTaskGroup { group in
            for task in 0..<100 {
                group.addTask {
                    for name in 0..<100 { _ = client.isEnabled("unknown-\(task)-\(name)") }
                }
            }
        }
        let reads = try redis.calls().filter { !["info", "config|resetstat", "config", "ping"].contains($0.key) }
        print("10000 concurrent reads of unknown names: \(reads)")
        await fleet.stop()
        return Set(steady.keys).isSubset(of: ["ping", "role"]) && reads.isEmpty
    }

    private static func median(_ times: [Double]) -> Double { quantile(0.5, times) }

    private static func quantile(_ share: Double, _ times: [Double]) -> Double {
        let sorted = times.sorted()
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    private static func text(_ seconds: Double) -> String { decimal(seconds * 1_000) + " ms" }

    private static func decimal(_ number: Double) -> String { String(format: "%.3f", number) }
}
