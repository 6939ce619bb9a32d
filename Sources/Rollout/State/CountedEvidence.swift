#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a sequential test has counted, from the beginning and anew from many later moments.
///
/// From the beginning alone, a day of good counts would drown an hour of bad ones. So the stake is divided: most of it
/// is bet on all counts, the rest on the counts since each of the later moments. A part whose moment has not come yet
/// keeps what it is worth, and a part that is given up is worth nothing; so the sum is evidence like each of its parts,
/// and may be looked at as often as one likes.
struct CountedEvidence: Sendable, Hashable, Codable {
    /// From the beginning.
    private(set) var whole: EvidenceEpoch
    /// From later moments on, the earliest first.
    private var later: [EvidenceEpoch] = []
    /// How many have begun.
    private var begun = 1
    /// Up to when points were counted.
    private(set) var countedTo: Moment

    /// Nothing counted yet of what comes after a moment.
    init(after moment: Moment = .distantPast) {
        whole = EvidenceEpoch(since: moment)
        countedTo = moment
    }

    /// Counts what came up to a moment, and begins anew when it is time to.
    mutating func count(to moment: Moment, _ body: (inout EvidenceEpoch) -> Void) {
        body(&whole)
        for index in later.indices { body(&later[index]) }
        countedTo = max(countedTo, moment)
        if whole.since == .distantPast { whole.since = countedTo }
        guard countedTo - (later.last ?? whole).since >= Self.epoch else { return }
        begun = begun.addingClamped(1)
        later.append(EvidenceEpoch(number: begun, since: countedTo))
        if later.count > Self.mostLater { thin() }
    }

    /// What all parts come to.
    ///
    /// - Parameter logEvidence: ln of the evidence of one part.
    /// - Returns: ln of the evidence of all, and the part that has most of it.
    func evidence(_ logEvidence: (EvidenceEpoch) -> Double) -> (log: Double, strongest: EvidenceEpoch) {
        // What is kept for moments that have not come: the sum of the stakes from there on.
        var logs = [log(Self.stakeOnLater / Double(begun)), logEvidence(whole) + log1p(-Self.stakeOnLater)]
        var (strongest, most) = (whole, logs[1])
        for epoch in later {
            let number = Double(epoch.number)
            let weighted = logEvidence(epoch) + log(Self.stakeOnLater / (number * (number - 1)))
            logs.append(weighted)
            if weighted > most { (strongest, most) = (epoch, weighted) }
        }
        let largest = logs.reduce(-Double.infinity, max)
        return (largest + log(logs.reduce(0) { $0 + exp($1 - largest) }), strongest)
    }

    /// Gives up the part that is missed least, by the times alone: ages stay about evenly spaced in their logarithm.
    private mutating func thin() {
        let ages = ([whole] + later).map { Double((countedTo - $0.since).milliseconds) }
        let ratios = later.indices.dropLast().map { (place: $0, ratio: ages[$0] / max(1, ages[$0 + 2])) }
        guard let least = ratios.min(by: { $0.ratio < $1.ratio }) else { return }
        later.remove(at: least.place)
    }

    /// The part of the stake that is bet on later moments. With so little of it, what is needed from the beginning on
    /// grows by a twentieth, hardly ever by a whole failure; and a late regression is found a minute later at ten
    /// requests a minute than with the half of it.
    private static let stakeOnLater = 0.05
    /// How often counting begins anew, by the times of the points: not by looks, whose number must not matter.
    private static let epoch = Span.minutes(10)
    private static let mostLater = 15
}
