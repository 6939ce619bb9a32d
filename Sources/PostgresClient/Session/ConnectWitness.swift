import SystemErrors

/// What was seen of one connection attempt: enough to say why it failed without trusting a wording.
struct ConnectWitness: Equatable {
    private var stage = ConnectionHandle.Stage.connecting
    private var tlsAnswer: [UInt8]?
    private var hasAuthenticationRequest = false
    private var loss: PostgresError.Code?

    /// The offset in the stream at which messages begin: after the one byte that answers a wish for TLS.
    var firstMessageOffset: UInt64 {
        tlsAnswer.map { $0.first == UInt8(ascii: "N") ? 1 : 0 } ?? 0
    }

    /// Whether something follows the yes to TLS before the handshake has begun: another protocol, or someone who puts
    /// clear text in front of what is encrypted (CVE-2021-23222).
    var isStuffed: Bool {
        stage == .tls && tlsAnswer?.first == UInt8(ascii: "S") && tlsAnswer?.count != 1
    }

    /// Takes in where the attempt stands and what waits on its socket, before libpq reads it.
    mutating func observe(_ stage: ConnectionHandle.Stage, waiting: Socket.Waiting) {
        // libpq tries again without TLS where that is allowed, on a new socket.
        if stage == .connecting { self = ConnectWitness() }
        self.stage = stage
        switch waiting {
        case .end: loss = .closed
        case .failure(let number): loss = SystemErrorClass(number).map(PostgresError.Code.init) ?? .closed
        case .nothing: break
        case .bytes(let bytes):
            if stage == .tls, tlsAnswer == nil { tlsAnswer = Array(bytes.prefix(4)) }
            if stage == .authenticating, bytes.isAuthenticationRequest { hasAuthenticationRequest = true }
        }
    }

    /// Why the attempt failed.
    ///
    /// - Parameters:
    ///   - message: libpq's message, of which only the SQLSTATE at its end and the system's own error texts count.
    ///   - lacksPassword: Whether the server wants a password and there is none.
    ///   - isEncrypted: Whether TLS was up.
    func reason(message: String, lacksPassword: Bool, isEncrypted: Bool) -> PostgresError {
        if let state = Self.state(atEndOf: message) { return PostgresError(state) }
        if lacksPassword { return PostgresError(.auth) }
        if stage == .tls, let answer = tlsAnswer {
            switch answer.first {
            // An SSH server greets with its name; a TLS one that was asked in clear text would answer otherwise.
            case UInt8(ascii: "S"): return PostgresError(answer == Array("SSH-".utf8) ? .protocol : .tls)
            case UInt8(ascii: "N"): return PostgresError(.tls)
            default: return PostgresError(.protocol)
            }
        }
        if let loss { return PostgresError(loss) }
        if let known = SystemErrorClass(namedIn: message) { return PostgresError(.init(known)) }
        if isEncrypted { return PostgresError(.tls) }
        return PostgresError(hasAuthenticationRequest ? .auth : .protocol)
    }

    /// The SQLSTATE in `…: FATAL:  28P01`, which is all that libpq tells of a failed login.
    private static func state(atEndOf message: String) -> SQLState? {
        guard let line = message.split(separator: "\n").last else { return nil }
        let words = line.split(separator: " ")
        guard words.count >= 2, words[words.count - 2].hasSuffix(":") else { return nil }
        return SQLState(words[words.count - 1])
    }
}

extension [UInt8] {
    /// Whether a message `R` of a possible length stands at the beginning and asks for something: kind 0 grants.
    fileprivate var isAuthenticationRequest: Bool {
        count >= 9 && self[0] == UInt8(ascii: "R") && (8...2_000).contains(self[1..<5].reduce(0) { $0 << 8 | Int($1) })
            && self[5..<9].contains { $0 != 0 }
    }
}
