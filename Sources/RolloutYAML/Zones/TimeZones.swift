import Foundation
import JSONText
import Rollout

/// The time zones that a policy names, resolved: the evaluator knows nothing of calendars.
enum TimeZones {
    /// The offsets of every zone that the windows of a document name and this system knows, from 2020 to 2050.
    static func offsets(of document: JSONValue) -> [String: ZoneOffsets] {
        var zones: [String: ZoneOffsets] = [:]
        for block in ["windows", "freeze"] {
            for window in document[block]?.array ?? [] {
                guard let name = window["timeZone"]?.string, zones[name] == nil else { continue }
                zones[name] = offsets(of: name)
            }
        }
        return zones
    }

    private static func offsets(of name: String) -> ZoneOffsets? {
        guard TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "UTC", let zone = TimeZone(identifier: name)
        else { return nil }
        // 2020-01-01 and 2050-01-01.
        var moment = Date(timeIntervalSince1970: 1_577_836_800)
        let end = Date(timeIntervalSince1970: 2_524_608_000)
        var offsets = ZoneOffsets(initial: .seconds(Int64(zone.secondsFromGMT(for: moment))))
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
            moment = next
            offsets.transitions.append(
                ZoneOffsets.Transition(
                    at: Moment(seconds: Int64(next.timeIntervalSince1970)),
                    offset: .seconds(Int64(zone.secondsFromGMT(for: next)))))
        }
        return offsets
    }
}
