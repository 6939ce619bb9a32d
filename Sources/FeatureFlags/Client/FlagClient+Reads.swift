// The short path: a few loads, no lock, no allocation, no reference count, no clock. Inlined into the caller, because a
// call would cost more than the read.
extension FlagClient {
    /// The value of a flag.
    @inlinable public subscript(flag: FeatureFlag<Bool>) -> Bool {
        @inline(__always) get {
            core.tables.count(flag.slot)
            switch core.tables.word(flag.slot).tag {
            case FlagWord.no: return false
            case FlagWord.yes: return true
            default: return second(flag)
            }
        }
    }

    /// The value of a flag.
    @inlinable public subscript(flag: FeatureFlag<Double>) -> Double {
        @inline(__always) get {
            core.tables.count(flag.slot)
            let word = core.tables.word(flag.slot)
            return word.tag == FlagWord.number ? Double(bitPattern: word.payload) : second(flag)
        }
    }

    /// The value of a flag. A number that is not whole is no `Int`: the default of the code.
    @inlinable public subscript(flag: FeatureFlag<Int>) -> Int {
        @inline(__always) get {
            core.tables.count(flag.slot)
            let word = core.tables.word(flag.slot)
            guard word.tag == FlagWord.number else { return second(flag) }
            return Int(exactly: Double(bitPattern: word.payload)) ?? flag.defaultValue
        }
    }

    /// Whether a flag is on; false for one that nobody defined, or that has another type.
    public func isEnabled(_ name: String) -> Bool {
        guard let slot = FlagNames.shared.slot(of: name) else { return isEnabledBeyondNames(name) }
        core.tables.count(slot)
        switch core.tables.word(slot).tag {
        case FlagWord.no: return false
        case FlagWord.yes: return true
        case FlagWord.absent where core.hooks.isEmpty: return false
        default: return reading.value(FlagRequest(name, slot: slot, default: false), in: .empty)
        }
    }

    /// A name that no key and no store has: only hooks have something to do.
    private func isEnabledBeyondNames(_ name: String) -> Bool {
        core.hooks.isEmpty ? false : reading.value(FlagRequest(name, default: false), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Bool>) -> Bool {
        reading.value(FlagRequest(flag), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Double>) -> Double {
        reading.value(FlagRequest(flag), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Int>) -> Int {
        reading.value(FlagRequest(flag), in: .empty)
    }
}
