import Rollout

/// How many requests come, to both versions together.
public enum RequestRate: Sendable, Hashable {
    /// Evenly, as from a generator of load.
    case even(perMinute: Double)
    /// Independently of one another, as from many people.
    case poisson(perMinute: Double)

    /// The requests of a time to a version.
    ///
    /// - Parameters:
    ///   - start: When the time begins, after the start of the simulation.
    ///   - end: When it ends.
    ///   - share: The part of all requests that goes to the version, 0 to 1.
    ///   - random: Where chance comes from.
    func requests(from start: Span, to end: Span, share: Double, _ random: inout SeededRandom) -> Int {
        switch self {
        case .poisson(let perMinute):
            return random.events(mean: perMinute * share * Double((end - start).milliseconds) / 60_000)
        case .even(let perMinute):
            // The difference of two sums, so that no fraction of a request is lost; a sum that should be whole counts
            // as whole.
            let sums = [start, end].map { Double($0.milliseconds) / 60_000 * perMinute * share + 1e-9 }
            let difference = sums[1].rounded(.down) - sums[0].rounded(.down)
            return difference > 0 ? Int(min(difference, SeededRandom.mostEvents)) : 0
        }
    }
}
