import ArgumentParser

/// What every command that asks an endpoint takes.
struct RequestOptions: ParsableArguments {
    @Argument(help: "http://HOST[:PORT]/PATH, or https://")
    var url: TargetURL

    @Option(help: ArgumentHelp("Connect to this Unix-domain socket; the URL gives host and path.", valueName: "path"))
    var unixSocket: String?

    @Flag(help: "Print one JSON object instead of a line for people.")
    var json = false
}
