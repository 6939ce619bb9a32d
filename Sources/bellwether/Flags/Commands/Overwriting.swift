import FeatureFlags
import HealthServer

/// Sets a flag to one value for everyone, and says what that overwrites.
struct Overwriting {
    let flag: String
    let value: Bool
    let options: WriteOptions

    func run() async throws {
        let (flag, open) = (flag, try options.store.open())
        let old = try await open.read { $0.contents.flags[flag] }
        try await options.write([.set(flag: flag, FlagSource(value ? "true" : "false"))], in: open)
        for line in Self.remarks(on: old, flag: flag, value: value) { StandardStream.error.writeLine(line) }
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
        if let kill = old?.kill {
            remarks.append("\(flag) is overridden by its kill (\(kill.summary)) until: bellwether flags unkill \(flag)")
        }
        return remarks
    }
}
