import Foundation
import PlainRules
import Rollout

/// A recorded history of a line for each series and tick, replayed, and read by loops that only parse its numbers: one in
/// Swift, of which the bound speaks, and one in C as a guide.
struct Replays {
    private let policy: RolloutPolicy
    private let file: URL
    private let ticks: Int

    /// Writes the history.
    init(_ policy: RolloutPolicy, ticks: Int) throws {
        self.policy = policy
        self.ticks = ticks
        file = FileManager.default.temporaryDirectory.appending(path: "rollout-evaluation.\(getpid()).ndjson")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        var text: [UInt8] = []
        for tick in 0..<ticks {
            for point in Workload.series {
                // The digits differ from line to line, as those of measurements do.
                let value = point.value * (1 + Double(tick % 97) * 0.001)
                let (at, number) = (tick * 60, value.rounded(6))
                let line = """
                    {"at":\(at),"subject":"candidate","metric":"\(point.metric)","value":\(number),"samples":\(point.samples)}

                    """
                text += line.utf8
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

    /// Parsing the numbers in C: nanoseconds a tick.
    func numbersInC() -> Double {
        var lines: Int64 = 0
        let time = ProcessorTime.nanoseconds {
            if plain_sum_of_numbers(file.path, &lines).isNaN { lines = 0 }
        }
        return lines == Int64(ticks * Workload.series.count) ? time / Double(ticks) : .nan
    }

    /// Parsing the numbers in Swift: nanoseconds a tick.
    func numbers() throws -> Double {
        var (sum, lines) = (0.0, 0)
        let time = try ProcessorTime.nanoseconds {
            try forEachLine { bytes, number in
                lines = number
                for text in bytes.split(whereSeparator: { !$0.isPartOfNumber }) {
                    if let number = Double(String(decoding: text, as: UTF8.self)) { sum += number }
                }
            }
        }
        return lines == ticks * Workload.series.count && sum > 0 ? time / Double(ticks) : .nan
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
            try forEachLine { bytes, number in
                _ = replay.take(try HistoryLine(reading: bytes, number: number), each: count)
            }
            replay.finish(each: count)
        }
        return evaluated == ticks ? time / Double(ticks) : .nan
    }

    private func forEachLine(_ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var (rest, number): ([UInt8], Int) = ([], 0)
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
            rest += data
            var start = rest.startIndex
            while let end = lineFeed(in: rest, from: start) {
                number += 1
                try body(rest[start..<end], number)
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

extension UInt8 {
    fileprivate var isPartOfNumber: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
    }
}
