/// The number of each series by its name and subject: open addressing over the bytes of the name, since an evaluation
/// asks for every point that comes in.
struct SeriesTable: Sendable {
    private struct Entry: Sendable {
        var metric: String
        var subject: Subject
        var hash: UInt64
    }

    private(set) var needs: [MemoryNeed] = []
    private var places: [Int32] = Array(repeating: -1, count: 16)
    private var entries: [Entry] = []

    /// How many series there are.
    var count: Int { entries.count }

    /// What they are called.
    var metrics: [String] { entries.map(\.metric) }

    /// The number of a series; nil for one that no rule looks at.
    func slot(of metric: String, _ subject: Subject) -> Int? {
        let hash = Self.hash(metric, subject)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] >= 0 {
            let slot = Int(places[place])
            if entries[slot].hash == hash, entries[slot].metric == metric, entries[slot].subject == subject {
                return slot
            }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// The number of a series that has to be kept.
    mutating func slot(of metric: String, _ subject: Subject, _ need: MemoryNeed) -> Int {
        if let slot = slot(of: metric, subject) {
            needs[slot].add(need)
            return slot
        }
        entries.append(Entry(metric: metric, subject: subject, hash: Self.hash(metric, subject)))
        needs.append(need)
        if entries.count * 2 > places.count {
            places = Array(repeating: -1, count: places.count * 2)
        } else {
            insert(entries.count - 1)
            return entries.count - 1
        }
        for index in entries.indices { insert(index) }
        return entries.count - 1
    }

    private mutating func insert(_ index: Int) {
        var place = Int(truncatingIfNeeded: entries[index].hash) & (places.count - 1)
        while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
        places[place] = Int32(index)
    }

    /// Cheap for each byte, and mixed once; names of policies are no attack on it, since they are few and written
    /// first.
    private static func hash(_ metric: String, _ subject: Subject) -> UInt64 {
        func mix(_ bytes: some Sequence<UInt8>) -> UInt64 {
            bytes.reduce(0) { ($0 &<< 5 | $0 &>> 59) ^ UInt64($1) }
        }
        let name = unsafe metric.utf8.withContiguousStorageIfAvailable { unsafe mix($0) } ?? mix(metric.utf8)
        let hash = (name ^ UInt64(subject.rawValue.utf8.count)) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash &>> 32
    }
}
