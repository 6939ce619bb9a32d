/// The times of ``RefillState``.
struct RefillSettings: Sendable, Hashable {
    /// How old what is called current may be at most.
    var stalenessBound = Duration.seconds(3)
    /// The time from one ping to the next.
    var heartbeat = Duration.seconds(1)
    /// The time from one look at all known keys to the next while changes are announced.
    var revalidation = Duration.seconds(60)
    /// The time from one look at all known keys to the next while they are not.
    var polling = Duration.seconds(2)
    /// The time that must pass for each step of a walk through all keys of the database before the next walk while flags
    /// are polled: a step of 1,000 keys was measured to cost the server 1.1 ms, so this is a fiftieth of its time.
    var walkPace = Duration.milliseconds(50)
    /// The share by which the two are spread to either side.
    var jitter = 0.1
    /// The time after which the server is asked for its role again; below the bound, within which a master that is one
    /// no more has to be found out.
    var roleInterval = Duration.seconds(2)
    /// The most keys for one command.
    var keysPerCommand = 256
    /// How often a burst is asked for again because it changed meanwhile, before values that were true together are
    /// taken although newer ones are announced already.
    var patience = 2
    /// The most keys that may wait to be asked for; beyond it everything is loaded.
    var longestQueue = 10_000
    /// The time that must pass for each fetch on average; a full load counts as ``fullLoadCost``.
    var pace = Duration.milliseconds(2)
    /// How far fetches may be ahead of that average.
    var burst = Duration.seconds(2)
    /// How many fetches a full load counts for.
    var fullLoadCost = 50
}
