/// A route outlives its step, and is taken back when the rollout ends, whichever way.
extension EvaluationPass {
    /// Remembers a route that a step wants. It may be in force before anybody acknowledges it.
    mutating func remember(route kind: Effect.Kind) {
        if !state.openRoutes.contains(kind) { state.openRoutes.append(kind) }
    }

    /// Wants all routes taken back, again where that failed.
    mutating func takeBackRoutes() {
        state.openRoutes = state.openRoutes.filter { !takeBack($0) }
    }

    /// - Returns: Whether it is taken back.
    private mutating func takeBack(_ route: Effect.Kind) -> Bool {
        let weight = route == .setMirrorRoute ? 0.0 : nil
        let effect = Effect(route, environment: program.policy.environments.candidate, weight: weight)
        return accomplish(effect, "takeBack.\(route.rawValue)")
    }
}
