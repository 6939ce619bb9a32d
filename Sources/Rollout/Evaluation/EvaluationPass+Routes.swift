/// A route outlives its step, and is taken back when the rollout ends, whichever way.
extension EvaluationPass {
    /// Remembers a route that a step wants. It may be in force before anybody acknowledges it.
    mutating func remember(route kind: Effect.Kind) {
        guard !state.openRoutes.contains(where: { $0.kind == kind }) else { return }
        state.openRoutes.append(OpenRoute(kind: kind))
    }

    /// Wants all routes taken back, again where that failed.
    mutating func takeBackRoutes() {
        state.openRoutes = state.openRoutes.compactMap { takeBack($0) }
    }

    /// - Returns: What is left of a route; nil once it is taken back.
    private mutating func takeBack(_ route: OpenRoute) -> OpenRoute? {
        var route = route
        let key = "takeBack.\(route.kind.rawValue)"
        switch end(of: key, attempt: route.attempt)?.result {
        case .done?: return nil
        case .failed?, .timeout?: route.attempt &+= 1
        case nil: break
        }
        let environment = program.policy.environments.candidate
        let weight = route.kind == .setMirrorRoute ? 0.0 : nil
        emit(Effect(route.kind, environment: environment, weight: weight), key, attempt: route.attempt)
        return route
    }
}
