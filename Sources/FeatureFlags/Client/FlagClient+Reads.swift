// The short path: a few loads, no lock, no allocation, no reference count, no clock. Inlined into the caller, because a
// call would cost more than the read.
extension FlagClient {
    /// The value of a flag.
    @inlinable public subscript(flag: FeatureFlag<Bool>) -> Bool {
        @inline(__always) get {
            tables.count(flag.slot)
            switch tables.tag(flag.slot) {
            case FlagWord.no: return false
            case FlagWord.yes: return true
            default: return second(flag)
            }
        }
    }

    /// The value of a flag.
    @inlinable public subscript(flag: FeatureFlag<Double>) -> Double {
        @inline(__always) get {
            tables.count(flag.slot)
            let word = tables.word(flag.slot)
            return word.tag == FlagWord.number ? Double(bitPattern: word.payload) : second(flag)
        }
    }

    /// The value of a flag. A number that is not whole is no `Int`: the default of the code.
    @inlinable public subscript(flag: FeatureFlag<Int>) -> Int {
        @inline(__always) get {
            tables.count(flag.slot)
            let word = tables.word(flag.slot)
            guard word.tag == FlagWord.number else { return second(flag) }
            return Int(exactly: Double(bitPattern: word.payload)) ?? flag.defaultValue
        }
    }

    /// Whether a flag is on; false for one that nobody defined, or that has another type.
    public func isEnabled(_ name: String) -> Bool {
        guard let slot = FlagNames.shared.slot(of: name) else { return isEnabledBeyondNames(name) }
        tables.count(slot)
        switch tables.tag(slot) {
        case FlagWord.no: return false
        case FlagWord.yes: return true
        default: return core.countedValue(of: FlagRequest(name, slot: slot, default: false), in: .empty, nil)
        }
    }

    /// A name that no key and no store has: only hooks have something to do.
    private func isEnabledBeyondNames(_ name: String) -> Bool {
        core.hooks.isEmpty ? false : core.countedValue(of: FlagRequest(name, default: false), in: .empty, nil)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Bool>) -> Bool {
        core.secondValue(of: flag, in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Double>) -> Double {
        core.secondValue(of: flag, in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Int>) -> Int {
        core.secondValue(of: flag, in: .empty)
    }
}

// The second path for the simple types, without the detour of generic code over a reader and a type.
extension FlagClient {
    /// The value of a flag.
    public subscript(flag: FeatureFlag<String>) -> String {
        tables.count(flag.slot)
        return core.secondValue(of: flag, in: .empty)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<Bool>, for context: EvaluationContext) -> Bool {
        tables.count(flag.slot)
        return core.secondValue(of: flag, in: context)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<Double>, for context: EvaluationContext) -> Double {
        tables.count(flag.slot)
        return core.secondValue(of: flag, in: context)
    }

    /// The value of a flag for someone. A number that is not whole is no `Int`: the default of the code.
    public subscript(flag: FeatureFlag<Int>, for context: EvaluationContext) -> Int {
        tables.count(flag.slot)
        return core.secondValue(of: flag, in: context)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<String>, for context: EvaluationContext) -> String {
        tables.count(flag.slot)
        return core.secondValue(of: flag, in: context)
    }

    /// Whether a flag is on for someone; false for one that nobody defined, or that has another type.
    public func isEnabled(_ name: String, for context: EvaluationContext) -> Bool {
        core.countedValue(of: FlagRequest(name, default: false), in: context, nil)
    }
}
