import FeatureFlags

/// What a store holds for one flag, and which of it decides.
struct FlagOverview: Sendable {
    /// The key that decides.
    enum Decider: String, Sendable {
        /// `feature-kill:`.
        case kill
        /// `feature:`.
        case definition
        /// None: the default of the code.
        case code = "default"
    }

    let name: String
    let definition: FlagEntry?
    let kill: FlagEntry?
    /// What decides for a process that knows nothing from before.
    let decider: Decider
    /// Whether a process that knew a good kill or definition goes on with that, since the one that is there now cannot
    /// be used.
    let keepsLastGood: Bool
    /// Why the kill or the definition cannot be used.
    let problem: String?

    init(name: String, record: FlagRecord, evaluators: FlagEvaluators) {
        self.name = name
        definition = record.definition
        kill = record.kill
        let killProblem = record.kill?.problem(of: name, mustBeScalar: true, evaluators)
        let definitionProblem = record.definition?.problem(of: name, mustBeScalar: false, evaluators)
        problem = killProblem ?? definitionProblem
        let isKilled = record.kill != nil && killProblem == nil
        keepsLastGood = !isKilled && problem != nil
        if isKilled {
            decider = .kill
        } else if record.definition != nil, definitionProblem == nil {
            decider = .definition
        } else {
            decider = .code
        }
    }

    /// The flags of a store in the order of their names.
    static func all(of contents: FlagContents) -> [FlagOverview] {
        let evaluators = contents.sharedRules
        return contents.flags.sorted { $0.key < $1.key }.map { name, record in
            FlagOverview(name: name, record: record, evaluators: evaluators)
        }
    }
}

extension FlagEntry {
    /// The entry in a few words.
    var summary: String {
        switch self {
        case .source(let source): source.summary
        case .unusable: "unusable"
        }
    }

    /// The entry as it stands in its key; nil where that cannot be read.
    var text: String? {
        if case .source(let source) = self { source.text } else { nil }
    }

    /// Why it cannot be used; nil when it can.
    fileprivate func problem(of flag: String, mustBeScalar: Bool, _ evaluators: FlagEvaluators) -> String? {
        switch self {
        case .unusable(let error): return error.problem
        case .source(let source):
            if mustBeScalar, Bool(flagScalar: Array(source.text.utf8)) == nil { return "a kill must be true or false" }
            do throws(FlagDefinitionError) {
                _ = try FlagDefinition(name: flag, source: source, evaluators: evaluators)
                return nil
            } catch {
                return error.place.isEmpty ? error.problem : "\(error.place): \(error.problem)"
            }
        }
    }
}
