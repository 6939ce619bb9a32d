/// What there is to say of all flags in short, kept while they change: whoever asks need not go through them.
struct FlagSummary: Sendable {
    /// How many flags have a definition or a kill.
    private(set) var count = 0
    /// What cannot be used and is no single flag's.
    var otherProblems: [FlagDefinitionError] = []
    private var killed: Set<String> = []
    private var problemsByFlag: [String: [FlagDefinitionError]] = [:]

    /// The overridden flags, in order.
    var kills: [String] { killed.sorted() }

    /// What cannot be used, in order of the flags.
    var problems: [FlagDefinitionError] {
        (problemsByFlag.values.flatMap(\.self) + otherProblems).sorted {
            ($0.flag, $0.place, $0.problem) < ($1.flag, $1.place, $1.problem)
        }
    }

    /// Takes what is known of a flag in the place of what was known before.
    mutating func replace(_ old: KnownFlag?, by new: KnownFlag, named name: String) {
        count += (new.isHeld ? 1 : 0) - (old?.isHeld == true ? 1 : 0)
        if new.kill == nil { killed.remove(name) } else { killed.insert(name) }
        problemsByFlag[name] = new.problems.isEmpty ? nil : new.problems
    }
}
