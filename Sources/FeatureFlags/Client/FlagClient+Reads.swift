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
        default: return core.countedValue(of: FlagRequest(name, slot: slot, default: false), in: .empty)
        }
    }

    /// A name that no key and no store has: only hooks have something to do.
    private func isEnabledBeyondNames(_ name: String) -> Bool {
        core.hooks.isEmpty ? false : core.countedValue(of: FlagRequest(name, default: false), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Bool>) -> Bool {
        core.countedValue(of: FlagRequest(flag), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Double>) -> Double {
        core.countedValue(of: FlagRequest(flag), in: .empty)
    }

    @usableFromInline @inline(never) func second(_ flag: FeatureFlag<Int>) -> Int {
        core.countedValue(of: FlagRequest(flag), in: .empty)
    }
}

// The second path for the simple types, without the detour of generic code over a reader and a type.
extension FlagClient {
    /// The value of a flag.
    public subscript(flag: FeatureFlag<String>) -> String {
        core.value(of: FlagRequest(flag), in: .empty)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<Bool>, for context: EvaluationContext) -> Bool {
        core.value(of: FlagRequest(flag), in: context)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<Double>, for context: EvaluationContext) -> Double {
        core.value(of: FlagRequest(flag), in: context)
    }

    /// The value of a flag for someone. A number that is not whole is no `Int`: the default of the code.
    public subscript(flag: FeatureFlag<Int>, for context: EvaluationContext) -> Int {
        core.value(of: FlagRequest(flag), in: context)
    }

    /// The value of a flag for someone.
    public subscript(flag: FeatureFlag<String>, for context: EvaluationContext) -> String {
        core.value(of: FlagRequest(flag), in: context)
    }

    /// Whether a flag is on for someone; false for one that nobody defined, or that has another type.
    public func isEnabled(_ name: String, for context: EvaluationContext) -> Bool {
        core.countedValue(of: FlagRequest(name, default: false), in: context)
    }
}
