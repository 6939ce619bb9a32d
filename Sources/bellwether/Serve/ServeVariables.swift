import ASCIIText
import Health
import HealthNetwork
import HealthServer

/// The variables of the sidecar and where each of them stands: flags over the environment over the file.
struct ServeVariables: Sendable {
    private let flags: [String: Flag]
    private let process: Environment
    private let file: EnvironmentFile?
    private let asked = AskedNames()
    /// The targets of `--http`.
    let http: [NamedTarget]
    /// The targets of `--tcp`.
    let tcp: [NamedTarget]

    private struct Flag {
        let name: String
        let value: String
    }

    /// Reads the file and the secrets that flags point to.
    init(_ options: ServeOptions, process: Environment = .process) throws(Complaint) {
        file = try options.config.map { path throws(Complaint) in try EnvironmentFile(path: path) }
        self.process = process
        let plain = [
            ("--critical", "HEALTH_CRITICAL", options.critical), ("--host", "HOST", options.host),
            ("--port", "PORT", options.port), ("--admin-port", "ADMIN_PORT", options.adminPort),
            ("--agent-port", "AGENT_PORT", options.agentPort), ("--format", "HEALTH_FORMAT", options.format),
            ("--prefix", "HEALTH_PREFIX", options.prefix), ("--name", "SERVICE_NAME", options.name),
            ("--log-level", "LOG_LEVEL", options.logLevel),
        ]
        var flags: [String: Flag] = [:]
        for (flag, variable, value) in plain {
            if let value { flags[variable] = Flag(name: flag, value: value) }
        }
        let secrets = [
            ("--postgres", "DATABASE_URL", options.postgres), ("--redis", "REDIS_URL", options.redis),
            ("--token", "HEALTH_TOKEN", options.token),
        ]
        for (flag, variable, text) in secrets {
            guard let text else { continue }
            let source = SecretSource(text)
            if flag == "--token", case .literal = source {
                throw .usage(flag, "must be env:NAME or file:PATH, since command lines can be read by everybody")
            }
            flags[variable] = Flag(name: flag, value: try source.value(for: flag, process))
        }
        let times = [
            ("--interval", "HEALTH_INTERVAL_MS", 1.0, CheckConfiguration.times, "10ms to 24h", options.interval),
            ("--timeout", "HEALTH_TIMEOUT_MS", 1.0, CheckConfiguration.times, "10ms to 24h", options.timeout),
            ("--drain", "DRAIN_SECONDS", 1_000.0, ServerConfiguration.drains, "0 to 1h", options.drain),
        ]
        for (flag, variable, unit, range, words, text) in times {
            guard let text else { continue }
            guard let milliseconds = Self.milliseconds(text), range.contains(.milliseconds(milliseconds)) else {
                throw .usage(flag, "must be \(words) with its unit: 500ms, 5s, 1m, 1h")
            }
            flags[variable] = Flag(name: flag, value: "\(Double(milliseconds) / unit)")
        }
        self.flags = flags
        http = try NamedTarget.flag("--http", options.http, process)
        tcp = try NamedTarget.flag("--tcp", options.tcp, process)
    }

    /// The whole milliseconds that a flag means, at most a year; nil for anything else.
    ///
    /// The variables count milliseconds and seconds, so a number without its unit would be taken for either.
    private static func milliseconds(_ text: String) -> Int64? {
        guard text == "0" || text.utf8.last?.isLetter == true, let span = TimeSpan.milliseconds(text), span < 3.2e10
        else { return nil }
        return Int64(span.rounded())
    }

    /// The variables in their order of precedence.
    var environment: Environment {
        let (flags, file, asked) = (flags, file, asked)
        let layers = Environment { flags[$0]?.value }
            .falling(backTo: process)
            .falling(backTo: Environment { file?.entries[$0]?.value })
        return Environment { name in
            asked.insert(name)
            return layers.value(of: name)
        }
    }

    /// The lines of the file whose names nothing has asked for.
    var unusedLines: [String] {
        guard let file else { return [] }
        return file.entries.filter { !asked.contains($0.key) }.sorted { $0.value.line < $1.value.line }
            .map { "\(file.path):\($0.value.line): \($0.key) is not used" }
    }

    /// The error with the place where its value really stands.
    func complaint(about error: ConfigurationError) -> Complaint {
        if let flag = flags[error.place] { return .usage(flag.name, error.remedy) }
        if process.value(of: error.place) == nil, let file, let entry = file.entries[error.place] {
            return .file("\(file.path):\(entry.line)", error.description)
        }
        return .usage(error.place, error.remedy)
    }
}
