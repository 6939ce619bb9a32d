// Flags: their names, reads, contexts, details, and what to do while they are not current.
import FeatureFlags
import Logging

// snippet.hide
struct User {
    var id: String
    var plan: String
}

struct Request {
    var user: String
}

struct Answer {}

let log = Logger(label: "shop")
let flags = FlagClient(store: .memory(["new_editor": "5%"]), logger: log)

func answer(to request: Request) async -> Answer { Answer() }

// snippet.show
extension FeatureFlag<Bool> {
    static let newEditor = FeatureFlag("new_editor", default: false)
}

/// Reads and writes by name, as runbooks have it.
func pauseScans(_ flags: FlagClient) async throws(FlagWriteError) {
    guard flags.isEnabled("scan_creation") else { return }
    try await flags.disable("scan_creation", by: "dana")  // enable turns it on for everyone
}

func editor(for user: User) -> String {
    let context = EvaluationContext(targetingKey: user.id, ["plan": .string(user.plan)])
    return flags[.newEditor, for: context] ? "new" : "old"
}

func handle(_ request: Request) async -> Answer {
    await EvaluationContext.with(EvaluationContext(targetingKey: request.user)) {
        await answer(to: request)
    }
}

func explain(_ user: User) {
    let details = flags.details(of: .newEditor, for: EvaluationContext(targetingKey: user.id))
    log.info("editor", metadata: ["value": "\(details.value)", "reason": "\(details.reason)"])
}

/// One consistent view, for a request that must not see a flip in its middle.
func page(for user: User) -> [String] {
    let flags = flags.snapshot()
    return [flags[.newEditor] ? "toolbar" : "menu", flags[.newEditor] ? "preview" : "source"]
}

/// Serves with what is known when the store does not answer in time.
func start(_ flags: FlagClient, _ log: Logger) async {
    if await !flags.waitUntilReady(timeout: .seconds(2)) { log.notice("flags are not current yet") }
}

extension FeatureFlag<Bool> {
    static let graceLogin = FeatureFlag("grace_login", default: false, maximumStaleness: .seconds(600))
    static let newCheckout = FeatureFlag("new_checkout", default: false, onDisappear: .keepLast)
}

/// What has changed, for a cache that must be thrown away then.
func watch(_ flags: FlagClient, _ forget: (Set<String>) -> Void) async {
    for await names in flags.changes { forget(names) }
}
