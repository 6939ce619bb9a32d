import JSONText

extension FlagDocument {
    /// The most findings that are told.
    private static let most = 100

    /// Everything that is wrong in a document or probably not meant, in the order of the text; for each flag the first
    /// error only.
    public static func lint(_ bytes: [UInt8]) -> [FlagFinding] {
        do throws(FlagDocumentError) {
            return try FlagDocument(reading: bytes).findings(in: bytes)
        } catch {
            return [
                FlagFinding(
                    severity: .error, flag: nil, place: "", line: error.line, column: error.column,
                    problem: error.problem)
            ]
        }
    }

    /// A fault with what it is about.
    private struct Found: Hashable {
        let severity: FlagFinding.Severity
        var flag: String?
        /// How many steps lead to the flag.
        var skipped = 0
        let fault: DefinitionFault
    }

    private func findings(in bytes: [UInt8]) -> [FlagFinding] {
        var found = faults.map { Found(severity: .error, fault: $0) }
        let evaluators = lintEvaluators(&found)
        var unused = Set(evaluators.rules.keys)
        for flag in flags { lint(flag, evaluators, &unused, &found) }
        for name in unused.sorted() {
            let path: [JSONStep] = [.name(RuleNames.evaluators), .name(name)]
            let fault = DefinitionFault(path: path, problem: "no flag refers to this rule")
            found.append(Found(severity: .warning, fault: fault))
        }
        // A mistake in a shared rule is met again by every flag that refers to it.
        var seen: Set<DefinitionFault> = []
        found = found.filter { seen.insert($0.fault).inserted }
        // No warning takes the place of an error.
        let errors = found.filter { $0.severity == .error }
        let warnings = found.filter { $0.severity == .warning }
        return (errors + warnings).prefix(Self.most)
            .map { Self.finding($0, in: bytes) }
            .sorted { ($0.line, $0.column, $0.problem) < ($1.line, $1.column, $1.problem) }
    }

    /// Compiles each shared rule for itself.
    private func lintEvaluators(_ found: inout [Found]) -> FlagEvaluators {
        guard case .source(let source)? = contents.evaluators else { return FlagEvaluators() }
        guard case .value(.object) = source.form, let evaluators = try? FlagEvaluators(source) else {
            let path = [JSONStep.name(RuleNames.evaluators)]
            let fault = DefinitionFault(path: path, problem: "must be an object of rules by name")
            found.append(Found(severity: .error, fault: fault))
            return FlagEvaluators()
        }
        for name in evaluators.rules.keys.sorted() {
            var compiler = RuleCompiler(flag: "", evaluators: evaluators, path: [], isTraced: true)
            do throws(DefinitionFault) {
                _ = try compiler.body(.string(name))
            } catch {
                found.append(Found(severity: .error, fault: error))
            }
            found += compiler.warnings.map { Found(severity: .warning, fault: $0) }
        }
        return evaluators
    }

    private func lint(_ flag: Entry, _ evaluators: FlagEvaluators, _ unused: inout Set<String>, _ found: inout [Found])
    {
        do throws(DefinitionFault) {
            guard FlagName.isUsable(flag.name) else { throw DefinitionFault(path: [], problem: FlagName.rule) }
            let definition = try FlagDefinition(
                name: flag.name, object: flag.json, evaluators: evaluators, isTraced: true)
            unused.subtract(definition.references)
            found += definition.warnings.map { about(flag, .warning, $0) }
        } catch {
            // Which rules it refers to is not known.
            unused.removeAll()
            found.append(about(flag, .error, error))
        }
    }

    private func about(_ flag: Entry, _ severity: FlagFinding.Severity, _ fault: DefinitionFault) -> Found {
        // The rules that flags share have places of their own.
        if fault.path.first == .name(RuleNames.evaluators) { return Found(severity: severity, fault: fault) }
        return Found(
            severity: severity, flag: flag.name, skipped: flag.path.count,
            fault: DefinitionFault(path: flag.path + fault.path, problem: fault.problem))
    }

    private static func finding(_ found: Found, in bytes: [UInt8]) -> FlagFinding {
        let location = JSONLocation(of: found.fault.path, in: bytes)
        let place = DefinitionFault(path: Array(found.fault.path.dropFirst(found.skipped)), problem: "").place
        return FlagFinding(
            severity: found.severity, flag: found.flag, place: place, line: location.line, column: location.column,
            problem: found.fault.problem)
    }
}
