import FeatureFlags
import FeatureFlagsRedis

extension FlagEntry {
    /// What somebody should know who has written the definition of a flag that this overrides.
    func remark(onKilled flag: String) -> String {
        "\(flag) is overridden by its kill (\(summary)) until: bellwether flags unkill \(flag)"
    }
}

extension OpenStore {
    /// What somebody should know who has written the definition of a flag: whether its kill decides all the same.
    func killRemarks(on flag: String) async -> [String] {
        // What was written stays written, whether or not the store tells.
        let kill = try? await ask { store throws(FlagWriteError) in try await store.kill(of: flag) }
        return [kill?.remark(onKilled: flag)].compactMap(\.self)
    }
}
