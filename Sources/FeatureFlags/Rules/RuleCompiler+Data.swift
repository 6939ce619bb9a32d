import JSONText

extension RuleCompiler {
    /// `var`: a path and what stands for a missing value.
    mutating func variable(_ nodes: [RuleIndex]) -> RuleIndex {
        let fallback = nodes.count > 1 ? nodes[1] : nil
        let key = nodes.isEmpty ? .null : constant(nodes[0])
        guard let key, let path = try? RulePath(key, &folding) else {
            if scope == .context { rule.needsTime = true }
            return add(.computedVariable(scope, key: nodes[0], fallback: fallback))
        }
        switch scope {
        case .context: return attribute(path, fallback)
        case .element: return variable(.element, path, fallback)
        case .reduction:
            switch path.steps.first?.name.text {
            case nil: return variable(.reduction, path, fallback)
            case "current"?: return variable(.element, path.dropFirst(), fallback)
            case "accumulator"?: return variable(.accumulator, path.dropFirst(), fallback)
            default: return fallback ?? add(FlagValue.null)
            }
        }
    }

    private mutating func attribute(_ path: RulePath, _ fallback: RuleIndex?) -> RuleIndex {
        let names = path.steps.map(\.name.text)
        switch names.first {
        case nil:
            rule.needsTime = true
            return variable(.context, path, fallback)
        case RuleNames.targetingKey? where names.count == 1:
            return variable(.targetingKey, path, fallback)
        case RuleNames.flag?:
            if names == [RuleNames.flag, RuleNames.flagKey] { return add(.string(rule.flag)) }
            rule.needsTime = true
            return variable(.flag, path.dropFirst(), fallback)
        default:
            guard path.steps.count == 1 else { return variable(.attribute, path, fallback) }
            rule.names.append(path.steps[0].name)
            return add(.attribute(RuleIndex(rule.names.count - 1), fallback: fallback))
        }
    }

    private mutating func variable(_ source: RuleSource, _ path: RulePath, _ fallback: RuleIndex?) -> RuleIndex {
        let path = index(of: path)
        return add(.variable(source, path: path, fallback: fallback))
    }

    /// `$ref`: a shared rule, which is compiled once however often it is referred to.
    mutating func body(_ argument: JSONValue) throws(DefinitionFault) -> RuleIndex {
        guard case .string(let name) = argument else { throw fault("needs the name of a shared rule") }
        guard reference == nil else { throw fault("a shared rule cannot refer to another") }
        guard let json = evaluators.rules[name] else {
            let near = name.closest(among: evaluators.rules.keys)
            throw fault("there is no shared rule \(name.shown)" + (near.map { ", is \($0.shown) meant?" } ?? ""))
        }
        let key = Body.Name(name: name, scope: scope)
        if let body = bodies[key] {
            try enter(body.height)
            leave(body.height)
            return body.node
        }
        let outer = (path, deepest)
        (path, reference, deepest) = ([.name(RuleNames.evaluators), .name(name)], name, depth)
        let node = try node(json)
        bodies[key] = Body(node: node, height: deepest - depth)
        (path, reference, deepest) = (outer.0, nil, max(outer.1, deepest))
        return node
    }
}
