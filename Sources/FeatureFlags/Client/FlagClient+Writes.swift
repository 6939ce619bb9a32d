extension FlagClient {
    /// Makes all the changes in the store, in one step, or none of them.
    ///
    /// - Parameters:
    ///   - changes: What to change; of two changes of one place the last counts.
    ///   - actor: Who does it, for the record: at most 256 bytes.
    /// - Throws: ``FlagWriteError``, of code `unsupported` when the store cannot be written, `invalid` for a name that
    ///   no flag can have.
    public func write(_ changes: [FlagWrite], by actor: String) async throws(FlagWriteError) {
        guard let store = store as? any WritableFlagStore else {
            throw FlagWriteError(.unsupported, "the \(store.kind) store cannot be written")
        }
        guard changes.allSatisfy({ FlagName.isUsable($0.flag) }) else {
            throw FlagWriteError(.invalid, FlagName.rule)
        }
        guard actor.utf8.count <= 256 else { throw FlagWriteError(.invalid, "the actor must have at most 256 bytes") }
        try await store.write(changes, by: actor)
    }

    /// Turns a flag on for everyone. A definition with rules is replaced; ``kill(_:as:by:)`` keeps it.
    ///
    /// - Throws: ``FlagWriteError``.
    public func enable(_ flag: String, by actor: String = "") async throws(FlagWriteError) {
        try await set(flag, to: FlagSource("true"), by: actor)
    }

    /// Turns a flag off for everyone. A definition with rules is replaced; ``kill(_:as:by:)`` keeps it.
    ///
    /// - Throws: ``FlagWriteError``.
    public func disable(_ flag: String, by actor: String = "") async throws(FlagWriteError) {
        try await set(flag, to: FlagSource("false"), by: actor)
    }

    /// Puts a definition in place: `true`, `25%`, or one flagd flag object in JSON.
    ///
    /// - Throws: ``FlagWriteError``, of code `invalid` for a definition that cannot be used.
    public func set(_ flag: String, to source: FlagSource, by actor: String = "") async throws(FlagWriteError) {
        try await write([.set(flag: flag, source)], by: actor)
    }

    /// Overrides the definition by a truth value without destroying it.
    ///
    /// - Throws: ``FlagWriteError``.
    public func kill(_ flag: String, as value: Bool = false, by actor: String = "") async throws(FlagWriteError) {
        try await write([.kill(flag: flag, value: value)], by: actor)
    }

    /// Lifts the override.
    ///
    /// - Throws: ``FlagWriteError``.
    public func unkill(_ flag: String, by actor: String = "") async throws(FlagWriteError) {
        try await write([.unkill(flag: flag)], by: actor)
    }
}

extension FlagWrite {
    /// The name of the flag.
    public var flag: String {
        switch self {
        case .set(let flag, _), .delete(let flag), .kill(let flag, _), .unkill(let flag): flag
        }
    }
}
