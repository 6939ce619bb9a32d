/// What a check of the network asks, with the name of the check.
package struct NamedTarget: Sendable, Hashable {
    package let name: String
    package let target: String

    /// A target with its name.
    package init(name: String, target: String) {
        (self.name, self.target) = (name, target)
    }

    /// What `name=target` says, without the spaces that people write around either; nil when one of them is missing.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(name: parts[0].trimmed, target: parts[1].trimmed)
        if name.isEmpty || target.isEmpty { return nil }
    }
}

extension NamedTarget: CustomStringConvertible, CustomReflectable {
    /// Neither of them: a target may hold a password, and before it was judged the name may too.
    package var description: String { "named target" }
    /// Nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension StringProtocol {
    /// Without the spaces around it.
    fileprivate var trimmed: String {
        let rest = drop { $0 == " " }
        return String(rest.prefix(rest.count - rest.reversed().prefix { $0 == " " }.count))
    }
}
