/// The members that may stand at a place of a document.
struct ObjectShape: Sendable {
    /// One member.
    struct Member: Sendable {
        /// Its name.
        let name: String
        /// What it may be.
        let shape: Shape
        /// What it means, for people.
        let summary: String
        /// Whether it must be there.
        let isRequired: Bool

        /// A member that may be there.
        init(_ name: String, _ shape: Shape, _ summary: String) {
            (self.name, self.shape, self.summary, isRequired) = (name, shape, summary, false)
        }

        /// A member that must be there.
        init(required name: String, _ shape: Shape, _ summary: String) {
            (self.name, self.shape, self.summary, isRequired) = (name, shape, summary, true)
        }
    }

    /// What such an object is called.
    let name: String
    /// What it is, for people.
    let summary: String
    /// The members whose names are known.
    let members: [Member]
    /// What stands under names of one's own; nil where there are none.
    let others: Shape?
    /// Whether names of one's own may be any text, as in a JSON body.
    let hasAnyNames: Bool
    /// Whether null stands for a member that is not there, as programs write it; to a person it is a value forgotten.
    let allowsNull: Bool
    /// What must be so of several members.
    let rules: [MemberRule]
    /// The names that are known.
    let names: [String]

    /// An object.
    init(
        _ name: String, _ summary: String, _ members: [Member] = [], others: Shape? = nil, hasAnyNames: Bool = false,
        allowsNull: Bool = false, rules: [MemberRule] = []
    ) {
        self.name = name
        self.summary = summary
        self.members = members
        self.others = others
        self.hasAnyNames = hasAnyNames
        self.allowsNull = allowsNull
        self.rules = rules
        names = members.map(\.name)
    }

    /// What may stand under a name; nil when there is no such member.
    func shape(of name: String) -> Shape? {
        members.first { $0.name == name }?.shape ?? others
    }
}
