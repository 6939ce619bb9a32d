import ArgumentParser

/// What is known of the traffic beforehand.
struct TrafficOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many requests all environments together get in a minute.", valueName: "number"))
    var requestsPerMinute: Double?

    func validate() throws {
        guard let requestsPerMinute else { return }
        guard (0...1e12).contains(requestsPerMinute) else {
            throw ValidationError("--requests-per-minute must be from 0 to 1000000000000")
        }
    }
}
