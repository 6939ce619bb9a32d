import ArgumentParser

/// The flags of `health serve`. Their values are judged where those of the environment are, so that both have one
/// grammar and one range.
struct ServeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file of KEY=VALUE lines.", valueName: "path"))
    var config: String?

    @Option(help: ArgumentHelp("The check `database`: a URL, env:NAME or file:PATH (DATABASE_URL).", valueName: "url"))
    var postgres: String?

    @Option(help: ArgumentHelp("The check `redis`: a URL, env:NAME or file:PATH (REDIS_URL).", valueName: "url"))
    var redis: String?

    @Option(
        help: ArgumentHelp(
            "A check that GETs a URL, env:NAME or file:PATH. Repeatable (HTTP_CHECKS, where a comma in a URL is %2C).",
            valueName: "name=url"))
    var http: [String] = []

    @Option(help: ArgumentHelp("A check that connects. Repeatable (TCP_CHECKS).", valueName: "name=host:port"))
    var tcp: [String] = []

    @Option(help: ArgumentHelp("Checks that must pass; others degrade (HEALTH_CRITICAL).", valueName: "name,name"))
    var critical: String?

    @Option(help: ArgumentHelp("From one run of a check to the next, 5s (HEALTH_INTERVAL_MS).", valueName: "duration"))
    var interval: String?

    @Option(help: ArgumentHelp("The bound of one run, 1s (HEALTH_TIMEOUT_MS).", valueName: "duration"))
    var timeout: String?

    @Option(help: ArgumentHelp("Where to listen, 127.0.0.1; * is everywhere (HOST).", valueName: "host or unix:path"))
    var host: String?

    @Option(help: ArgumentHelp("8080; 0 picks one (PORT).", valueName: "port"))
    var port: String?

    @Option(help: ArgumentHelp("Puts all but /live and /ready there (ADMIN_PORT).", valueName: "port"))
    var adminPort: String?

    @Option(help: ArgumentHelp("For HAProxy's agent-check (AGENT_PORT).", valueName: "port"))
    var agentPort: String?

    @Option(help: ArgumentHelp("How long to go on after TERM, 5s (DRAIN_SECONDS).", valueName: "duration"))
    var drain: String?

    @Option(help: ArgumentHelp("The format of answers, native (HEALTH_FORMAT).", valueName: "format"))
    var format: String?

    @Option(help: ArgumentHelp("What stands before every path (HEALTH_PREFIX).", valueName: "/path"))
    var prefix: String?

    @Option(
        help: ArgumentHelp("Guards /detailed and /metrics: env:NAME or file:PATH (HEALTH_TOKEN).", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("The service's name in answers (SERVICE_NAME).", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("trace, debug, info, notice, warning, error or critical (LOG_LEVEL).", valueName: "level"))
    var logLevel: String?
}
