import FeatureFlags

/// Sets a flag to one value for everyone, and says what that overwrites.
struct Overwriting {
    let flag: String
    let value: Bool
    let options: WriteOptions

    /// Does it and tells what somebody should know.
    func remarks() async throws -> [String] {
        let (flag, open) = (flag, try options.store.open())
        let old = try await open.read { $0.contents.flags[flag] }
        try await options.write([.set(flag: flag, FlagSource(value ? "true" : "false"))], in: open)
        return Self.remarks(on: old, flag: flag, value: value)
    }

    /// What somebody should know who has overwritten this.
    static func remarks(on old: FlagRecord?, flag: String, value: Bool) -> [String] {
        var remarks: [String] = []
        if case .source(let source)? = old?.definition, Bool(flagScalar: Array(source.text.utf8)) == nil {
            let (back, kill) = ("bellwether flags rollback \(flag)", "bellwether flags kill \(flag) \(value)")
            remarks += [
                "\(flag) was: \(source.summary). That is overwritten, and kept in the record:",
                "  \(back.padding(to: kill.count))  brings it back",
                "  \(kill.padding(to: back.count))  would have left it in place",
            ]
        }
        if let kill = old?.kill { remarks.append(kill.remark(onKilled: flag)) }
        return remarks
    }
}
