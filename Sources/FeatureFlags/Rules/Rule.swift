/// A rule, compiled: nodes in one array that refer to one another by index, so that an evaluation neither walks JSON nor
/// looks up a name nor allocates.
struct Rule: Sendable {
    /// The name of the flag, for `$flagd.flagKey` and buckets.
    let flag: String
    /// What the hash of a bucket begins with: the flag's name.
    let flagHash: MurmurHash3
    /// Every node after those that it refers to, except that the bodies of shared rules may stand anywhere before.
    var nodes: [RuleNode] = []
    /// The arguments of all nodes.
    var lists: [RuleIndex] = []
    var constants: [FlagValue] = []
    var names: [AttributeName] = []
    var paths: [RulePath] = []
    var textSets: [Set<String>] = []
    var splits: [RuleSplit] = []
    /// The node that is the whole.
    var root: RuleIndex = 0
    /// Whether it asks for the time.
    var needsTime = false

    init(flag: String) {
        self.flag = flag
        flagHash = MurmurHash3(flag)
    }

    /// What a rule comes to.
    enum Result: Sendable, Hashable {
        /// A constant of the rule.
        case constant(RuleIndex)
        /// Some other value.
        case value(FlagValue)
    }

    func node(_ index: RuleIndex) -> RuleNode { nodes[Int(index)] }

    /// The node at a place of a list.
    func argument(_ list: RuleList, _ index: RuleIndex) -> RuleIndex { lists[Int(list.start &+ index)] }

    /// All nodes of a list.
    func arguments(_ list: RuleList) -> ArraySlice<RuleIndex> {
        lists[Int(list.start)..<Int(list.start + list.count)]
    }
}
