/// One immutable state of all flags, numbered.
///
/// Sendable by proof: the memory is written in the initialiser only, each cell in it is retained there and released in
/// the deinitialiser.
@safe final class FlagView: @unchecked Sendable {
    /// Rises by one with each publication.
    let number: UInt64
    /// Whether the store has told anything yet.
    let isLoaded: Bool
    /// By slot. Cells are reached without touching their reference counts, which readers would fight over.
    private let cells: UnsafeMutablePointer<Unmanaged<FlagCell>?>
    private let count: Int

    /// The state before anything was told.
    init() {
        number = 0
        isLoaded = false
        count = 0
        unsafe cells = .allocate(capacity: 0)
    }

    /// The state after another one.
    init(after old: FlagView, isLoaded: Bool, changes: [Int: FlagCell?]) {
        number = old.number + 1
        self.isLoaded = isLoaded
        count = max(old.count, (changes.keys.max() ?? -1) + 1)
        unsafe cells = .allocate(capacity: count)
        for slot in 0..<count {
            let cell: Unmanaged<FlagCell>? =
                if let change = changes[slot] {
                    unsafe change.map { unsafe Unmanaged.passRetained($0) }
                } else {
                    unsafe slot < old.count ? old.cells[slot]?.retain() : nil
                }
            unsafe (cells + slot).initialize(to: cell)
        }
    }

    deinit {
        for slot in 0..<count { unsafe cells[slot]?.release() }
        unsafe cells.deallocate()
    }

    /// Reads what is in force for a flag; nil when the store never named it.
    @inline(__always)
    func read<Result>(_ slot: Int, _ body: (FlagCell) -> Result) -> Result? {
        guard slot < count, let cell = unsafe cells[slot] else { return nil }
        return unsafe cell._withUnsafeGuaranteedRef { body($0) }
    }

    /// What is made of each cell and its slot, without what is nil.
    func compactMap<Element>(_ transform: (Int, FlagCell) -> Element?) -> [Element] {
        (0..<count).compactMap { slot in read(slot) { transform(slot, $0) } ?? nil }
    }
}
