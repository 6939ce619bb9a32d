import FeatureFlags
import HealthServer

/// Sets a flag to one value for everyone, and says what that overwrites.
struct Overwriting {
    let flag: String
    let value: Bool
    let options: WriteOptions

    func run() async throws {
        let flag = flag
        let old = try await StoreReading.of(try options.store.store(), within: options.store.timeout) { reading in
            reading.contents.flags[flag]
        }
        try await options.write([.set(flag: flag, FlagSource(value ? "true" : "false"))])
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
