import ArgumentParser
import HealthServer

/// The health server as a process of its own, beside a service in whatever language.
struct HealthServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve health endpoints beside a service, configured by flags, environment or file.",
        discussion: """
            Serves /live, /ready, /startup, /health, /detailed and /metrics over the checks that it is given; without \
            any check it serves the health of its own process. Prints `listening on http://HOST:PORT` once it accepts; \
            logs go to stderr.

            Each setting is taken from its flag, else from its environment variable, else from the file. The file has \
            lines KEY=VALUE with the names of the variables, as systemd's EnvironmentFile: values may stand in single \
            or double quotes, lines that begin with # or ; are comments, and no name may come twice. A value with a \
            backslash, or with a # after a space, belongs into single quotes.

            What holds a password belongs into a variable or a file (env:NAME, file:PATH), since every user of the \
            machine can read command lines. A file's last line end is left out.

            The first TERM or INT drains: /ready turns 503 at once, and the server stops to listen after the drain \
            time. The second one ends it at once.

            Exit codes: 0 drained, 64 a flag or variable that cannot be used, 65 a configuration file that cannot be \
            used, 69 where it cannot listen, 128 + n at the second signal.

              bellwether health serve --postgres file:/run/secrets/database-url --tcp smtp=mail:25 --host '*'
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        do {
            try await Sidecar(options).run()
        } catch let error as HealthServerError {
            throw Complaint.unavailable(error.description)
        }
    }
}
