import ASCIIText

/// An error that a server answers: its first word, and nothing else of its text, which can quote the command.
package struct RedisServerError: Sendable, Hashable {
    /// The first word, like `NOAUTH`; `ERR` stands for a word that is none of Redis.
    package let word: String
    /// Whether it is the notice that the server has no room for another client. Its first word is `ERR` like that of
    /// many others, and it comes unasked, before the reply to the first command.
    package let isConnectionLimit: Bool

    /// Whether the server says so to a stranger as soon as it is connected: no room, or protected mode.
    var refusesConnection: Bool { isConnectionLimit || word == "DENIED" }

    /// The error whose text this is, without the minus sign in front.
    package init(text: some Collection<UInt8>) {
        let first = text.prefix(Self.longestWord + 1).prefix { $0 != UInt8(ascii: " ") }
        let isWord = (1...Self.longestWord).contains(first.count) && first.allSatisfy(\.isUppercaseLetter)
        word = isWord ? String(decoding: first, as: UTF8.self) : "ERR"
        isConnectionLimit = text.starts(with: Self.connectionLimit)
    }

    /// Stands in a reply for a bulk that was longer than ``ReplyLimits/bulk``.
    package static let tooLarge = RedisServerError(text: "TOOLARGE".utf8)
    /// Stands in a reply for a bulk for which the reply had no room any more: ask for it alone.
    package static let leftOut = RedisServerError(text: "LEFTOUT".utf8)

    private static let longestWord = 24
    // "reached" or, in a cluster, "+ cluster connections reached" follows.
    private static let connectionLimit = Array("ERR max number of clients ".utf8)
}
