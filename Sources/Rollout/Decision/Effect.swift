/// Something that the host is to do. The evaluator touches nothing itself.
public struct Effect: Sendable, Hashable, Codable {
    /// What is to be done.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Give an environment a share of the traffic.
        case setTraffic
        /// Send requests with certain headers to an environment; without any headers, none any more.
        case setHeaderRoute
        /// Send an environment copies of a share of the requests; 0 for none any more.
        case setMirrorRoute
        /// Ask for answers and see which environment gives them.
        case verify
        /// Run a command that the host knows.
        case run
        /// Take back by other means than traffic.
        case rollbackMethod
        /// An action of the policy's own.
        case action
        /// Tell somebody.
        case notify
        /// Tell the people of the next level.
        case escalate
        /// Write the row of a switch or a rollback.
        case record
    }

    /// Names it for ever: the same effect of the same rollout has the same id after any restart.
    public var id: String
    /// What is to be done.
    public var kind: Kind
    /// Where; nil when it is about none.
    public var environment: String?
    /// The share of the traffic, 0 to 100.
    public var weight: Double?
    /// The name of a command, an action, a method, a level or a channel.
    public var name: String?
    /// What else it needs: headers, a template's text, the number of samples.
    public var parameters: [String: String]

    init(
        id: String = "", _ kind: Kind, environment: String? = nil, weight: Double? = nil, name: String? = nil,
        parameters: [String: String] = [:]
    ) {
        self.id = id
        self.kind = kind
        self.environment = environment
        self.weight = weight
        self.name = name
        self.parameters = parameters
    }
}
