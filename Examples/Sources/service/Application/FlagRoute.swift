import FeatureFlags
import Health
import HealthServer

/// `GET /flags/NAME?targetingKey=ann`: how a flag comes out, whatever its type, and why.
///
/// Always 200 and all six members: what is wrong with a flag is in `errorCode`. Not for strangers: whoever asks learns what
/// the flags are called and for whom they are on.
struct FlagRoute {
    private static let prefix = "/flags/"
    let flags: FlagClient

    var route: Route {
        Route(.get, .prefix(Self.prefix)) { [flags] request in
            let name = String(request.path.dropFirst(Self.prefix.count))
            let context = EvaluationContext(targetingKey: Query(request.query).first("targetingKey"))
            return .json(flags.details(ofAny: name, for: context).json)
        }
    }
}
