// swift-tools-version: 6.2

import PackageDescription

/// What the benchmarks and the soak need beside the service.
let package = Package(
    name: "bellwether-benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "flag-flips", targets: ["FlagFlips"]),
        .executable(name: "flag-reads", targets: ["FlagReads"]),
        .executable(name: "hummingbird-peer", targets: ["HummingbirdPeer"]),
        .executable(name: "probe-cycles", targets: ["ProbeCycles"]),
        .executable(name: "rollout-evaluation", targets: ["RolloutEvaluation"]),
        .executable(name: "rollout-evidence", targets: ["RolloutEvidence"]),
    ],
    dependencies: [
        .package(name: "bellwether", path: ".."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // From SET in Redis to the reads of many clients, beside a C loop over hiredis.
        .executableTarget(
            name: "FlagFlips",
            dependencies: [
                "HiredisFlips",
                .product(name: "FeatureFlags", package: "bellwether"),
                .product(name: "FeatureFlagsRedis", package: "bellwether"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(name: "HiredisFlips", linkerSettings: [.linkedLibrary("hiredis")]),
        // Reads of flags beside a plain load, a dictionary, a mutex and an actor.
        .executableTarget(
            name: "FlagReads",
            dependencies: [
                .product(name: "FeatureFlags", package: "bellwether"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // The peer that the health server is compared with.
        .executableTarget(
            name: "HummingbirdPeer",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // Probes at a high rate, for hours of faults in minutes.
        .executableTarget(
            name: "ProbeCycles",
            dependencies: [
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthPostgres", package: "bellwether"),
                .product(name: "HealthRedis", package: "bellwether"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // Evaluations of a rollout beside a plain loop over the same rules, replays, and the size of a state.
        .executableTarget(
            name: "RolloutEvaluation",
            dependencies: [
                "PlainRules",
                .product(name: "Rollout", package: "bellwether"),
                .product(name: "RolloutYAML", package: "bellwether"),
            ]),
        .target(name: "PlainRules"),
        // Simulated rollouts that are judged by evidence.
        .executableTarget(
            name: "RolloutEvidence",
            dependencies: [
                .product(name: "Rollout", package: "bellwether"),
                .product(name: "RolloutTesting", package: "bellwether"),
                .product(name: "RolloutYAML", package: "bellwether"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
