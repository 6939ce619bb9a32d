/// Counters over the last turns of a clock: a ring of slots, each of which forgets what is older than the ring.
///
/// A cell holds the number of its turn in the upper half and its count in the lower one, so that one compare and swap
/// both counts and starts a turn; nobody has to sweep.
struct SlidingCounters: Sendable {
    private let turns: Int
    private let width: Int
    private let cells: AtomicCells

    /// Counters of `width` kinds over the last `turns` turns.
    init(turns: Int, width: Int) {
        self.turns = turns
        self.width = width
        cells = AtomicCells(count: turns * width)
    }

    /// Counts one event of a kind in a turn.
    func add(_ kind: Int, turn: UInt32) {
        let index = Int(turn) % turns * width + kind
        while true {
            let old = cells.load(index)
            let oldTurn = UInt32(truncatingIfNeeded: old >> 32)
            // A thread that slept for longer than the ring lasts has nothing to say about the present.
            guard oldTurn <= turn else { return }
            let isPresent = oldTurn == turn
            let count = isPresent ? old & 0xFFFF_FFFF : 0
            // A full counter stays full instead of running into the turn's number.
            let new = UInt64(turn) << 32 | min(count + 1, 0xFFFF_FFFF)
            if cells.replace(index, old, with: new) { return }
        }
    }

    /// The counts of all kinds in the turns of the ring that end with `turn`.
    func sums(endingWith turn: UInt32) -> [UInt64] {
        var sums = [UInt64](repeating: 0, count: width)
        let oldest = turn >= UInt32(turns) ? turn - UInt32(turns) + 1 : 0
        for index in 0..<cells.count {
            let cell = cells.load(index)
            guard (oldest...turn).contains(UInt32(truncatingIfNeeded: cell >> 32)) else { continue }
            sums[index % width] += cell & 0xFFFF_FFFF
        }
        return sums
    }
}
