extension HealthServer {
    /// Prints `listening on http://HOST:PORT` to stdout, once, for scripts that wait for it: the first listener, where
    /// the application is. The log names the other places too.
    public static func announce(_ addresses: [ListeningAddress]) {
        if let first = addresses.first { StandardStream.output.writeLine("listening on \(first)") }
    }
}
