import JSONText

/// What must be so of several members of one object.
enum MemberRule: Sendable {
    /// At least one of them is there, and no empty list.
    case someOf([String])
    /// One of them is there, and no other.
    case oneOf([String])
    /// Not both are there.
    case notBoth(String, String)
    /// A member needs another beside it.
    case needs(String, beside: String)
    /// A member belongs to a word of another member.
    case belongs(String, to: String, being: String)
    /// A word of a member needs another member.
    case required(String, where: String, is: String)
    /// A member stands alone.
    case alone(String)
}

extension MemberRule {
    /// Looks whether it is so.
    func check(_ members: PolicyMembers) throws(PolicyError) {
        switch self {
        case .someOf(let names):
            guard !names.contains(where: { name in members[name].map { $0.value.array?.isEmpty != true } ?? false })
            else { return }
            throw PolicyError(members.path, "needs at least one of \(names.listed("and"))")
        case .oneOf(let names):
            let found = names.filter { members[$0] != nil }
            guard !found.isEmpty else { throw PolicyError(members.path, "needs either \(names.listed("or"))") }
            guard found.count > 1 else { return }
            throw PolicyError(
                members.path,
                "has \(found.listed("and")), of which only one may be here: give the other an entry of its own")
        case .notBoth(let left, let right):
            guard members[left] != nil, members[right] != nil else { return }
            throw PolicyError(members.path, "needs either \(left) or \(right)")
        case .needs(let name, let other):
            guard let node = members[name], members[other] == nil else { return }
            throw node.error("needs \(other) beside it")
        case .belongs(let name, let other, let word):
            guard let node = members[name], members[other]?.value.string != word else { return }
            throw node.error("belongs to \(other): \(word) only")
        case .required(let name, let other, let word):
            guard members[name] == nil, members[other]?.value.string == word else { return }
            throw PolicyError(members.path, "needs \(name)")
        case .alone(let name):
            guard let node = members[name], members.object.members.count > 1 else { return }
            throw node.error("stands alone: give what is beside it an entry of its own")
        }
    }
}

extension [String] {
    /// The words with commas between them, and a word before the last.
    fileprivate func listed(_ word: String) -> String {
        guard count > 1, let last else { return joined() }
        return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
    }
}
