import Foundation
import PlainRules
import Rollout

/// A recorded history of a line for each series and tick, replayed, and read by a loop in C that only parses its numbers.
struct Replays {
    private let policy: RolloutPolicy
    private let file: URL
    private let ticks: Int

    /// Writes the history.
    init(_ policy: RolloutPolicy, ticks: Int) throws {
        self.policy = policy
        self.ticks = ticks
        file = FileManager.default.temporaryDirectory.appending(path: "rollout-evaluation.\(getpid()).ndjson")
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        let handle = try FileHandle(forWritingTo: file)
        var text: [UInt8] = []
        for tick in 0..<ticks {
            for point in Workload.series {
                // The digits differ from line to line, as those of measurements do.
                let value = point.value * (1 + Double(tick % 97) * 0.001)
                text += """
                    {"at":\(tick * 60),"subject":"candidate","metric":"\(point.metric)","value":\(value.rounded(6)),\
                    "samples":\(point.samples)}

                    """.utf8
            }
            if text.count > 1 << 22 {
                try handle.write(contentsOf: text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try handle.write(contentsOf: text)
        try handle.close()
    }

    func remove() { try? FileManager.default.removeItem(at: file) }

    /// Reading the numbers in C: nanoseconds a tick.
    func numbers() -> Double {
        var lines: Int64 = 0
        let time = ProcessorTime.nanoseconds {
            if plain_sum_of_numbers(file.path, &lines).isNaN { lines = 0 }
        }
        return lines == Int64(ticks * Workload.series.count) ? time / Double(ticks) : .nan
    }

    /// Replaying: nanoseconds a tick.
    func replayed() throws -> Double {
        var evaluated = 0
        let time = try ProcessorTime.nanoseconds {
            var replay = RolloutReplay(policy, reasons: .decisive)
            let count: (RolloutDecision) -> Bool = { _ in
                evaluated += 1
                return true
            }
            try forEachLine { line in _ = replay.take(line, each: count) }
            replay.finish(each: count)
        }
        return evaluated == ticks ? time / Double(ticks) : .nan
    }

    private func forEachLine(_ body: (HistoryLine) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var (rest, number): ([UInt8], Int) = ([], 0)
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
            rest += data
            var start = rest.startIndex
            while let end = lineFeed(in: rest, from: start) {
                number += 1
                try body(HistoryLine(reading: rest[start..<end], number: number))
                start = end + 1
            }
            rest.removeSubrange(..<start)
        }
    }

    private func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.flatMap { base in
                memchr(base + start, 0x0A, bytes.count - start).map { base.distance(to: $0) }
            }
        }
    }
}
