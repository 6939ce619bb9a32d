// swift-tools-version: 6.2

import PackageDescription

/// Settings of every target, each with its Swift Evolution proposal.
let settings: [SwiftSetting] = [
    // SE-0335: `any` before a protocol used as a type.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0409: an import is internal unless it says `public`.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Settings where C or raw memory is touched (SE-0458: every unsafe use is marked `unsafe`).
let memorySafe: [SwiftSetting] = settings + [.strictMemorySafety()]

// On Linux hiredis lies where the compiler looks anyway, and the flags of its `.pc` file make SwiftPM warn.
#if os(macOS)
let hiredisPkgConfig: String? = "hiredis"
#else
let hiredisPkgConfig: String? = nil
#endif

// What several targets take from other packages.
let asyncHTTPClient = Target.Dependency.product(
    name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["HTTPClient"]))
let httpTypes = Target.Dependency.product(
    name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Hummingbird"]))
let hummingbird = Target.Dependency.product(
    name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Hummingbird"]))
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleTestKit = Target.Dependency.product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(
    name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"]))
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio", condition: .when(traits: ["TLS"]))

let package = Package(
    name: "bellwether",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "FeatureFlags", targets: ["FeatureFlags"]),
        .library(name: "FeatureFlagsRedis", targets: ["FeatureFlagsRedis"]),
        .library(name: "FeatureFlagsTesting", targets: ["FeatureFlagsTesting"]),
        .library(name: "Health", targets: ["Health"]),
        .library(name: "HealthFeatureFlags", targets: ["HealthFeatureFlags"]),
        .library(name: "HealthHummingbird", targets: ["HealthHummingbird"]),
        .library(name: "HealthNetwork", targets: ["HealthNetwork"]),
        .library(name: "HealthPostgres", targets: ["HealthPostgres"]),
        .library(name: "HealthRedis", targets: ["HealthRedis"]),
        .library(name: "HealthServer", targets: ["HealthServer"]),
        .library(name: "HealthTesting", targets: ["HealthTesting"]),
        .library(name: "Rollout", targets: ["Rollout"]),
        .library(name: "RolloutImport", targets: ["RolloutImport"]),
        .library(name: "RolloutTesting", targets: ["RolloutTesting"]),
        .library(name: "RolloutYAML", targets: ["RolloutYAML"]),
    ],
    traits: [
        .trait(name: "HTTPClient", description: "Checks of HTTP dependencies by async-http-client"),
        .trait(name: "Hummingbird", description: "The health endpoints on a router of Hummingbird"),
        .trait(name: "TLS", description: "TLS for the health server, for https:// and for rediss:// by swift-nio-ssl"),
        .trait(name: "YAML", description: "Rollout policies from YAML by Yams"),
        .default(enabledTraits: ["HTTPClient", "TLS", "YAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        // 2.100.0 closed CVE-2026-28980.
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        // What Hummingbird does by itself is the consumer's choice.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // Health: checks, their schedule, one snapshot, and every format rendered from it.
        .target(
            name: "Health",
            dependencies: [
                "ASCIIText", "Deadlines", "JSONText", "Settings", logging, metrics, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .target(name: "HealthTesting", dependencies: ["Health", "JSONText", logging]),
        .testTarget(
            name: "HealthTests",
            dependencies: [
                "Deadlines", "Health", "HealthTesting", "TestServers", logging, metrics, lifecycle, lifecycleTestKit,
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ]),

        // HealthServer: the strict little HTTP server in front of the endpoints.
        .target(
            name: "HealthServer",
            dependencies: [
                "ASCIIText", "Deadlines", "Health", "NameResolution", "SystemErrors", "Transport", logging, nioCore,
                nioHTTP1, nioPosix, nioSSL, lifecycle,
            ]),
        .testTarget(
            name: "HealthServerTests",
            dependencies: [
                "Health", "HealthServer", "HealthTesting", "TestServers", logging, nioCore, nioHTTP1, nioPosix, nioSSL,
                lifecycle, lifecycleTestKit,
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),

        // HealthHummingbird: the endpoints on a router of Hummingbird. Its tests are in Examples, which alone resolves that.
        .target(name: "HealthHummingbird", dependencies: ["Health", httpTypes, hummingbird, nioCore]),

        // HealthNetwork: checks of whatever listens on a port or answers HTTP.
        .target(
            name: "HealthNetwork",
            dependencies: [
                "ASCIIText", "Deadlines", "Health", "JSONText", "NameResolution", "Transport", asyncHTTPClient,
                nioCore, nioHTTP1, nioSSL,
            ]),
        .testTarget(
            name: "HealthNetworkTests",
            dependencies: [
                "Health", "HealthNetwork", "NameResolution", "TestServers", "Transport", nioCore, nioPosix, nioSSL,
            ]),

        // HealthPostgres: the check of a Postgres database, and smoke tests in it.
        .target(name: "HealthPostgres", dependencies: ["Deadlines", "Health", "PostgresClient"]),
        .testTarget(
            name: "HealthPostgresTests",
            dependencies: ["Deadlines", "Health", "HealthPostgres", "PostgresClient", "TestServers"]),

        // HealthRedis: the check of a Redis server.
        .target(name: "HealthRedis", dependencies: ["ASCIIText", "Deadlines", "Health", "RedisClient"]),
        .testTarget(
            name: "HealthRedisTests",
            dependencies: ["Deadlines", "Health", "HealthRedis", "RedisClient", "TestServers"]),

        // FeatureFlags: definitions, compiled rules, reads that never wait, stores behind a protocol.
        .target(
            name: "FeatureFlags",
            dependencies: ["ASCIIText", "Deadlines", "JSONText", "Settings", logging, metrics, lifecycle]),
        .target(name: "FeatureFlagsTesting", dependencies: ["FeatureFlags"]),
        .testTarget(
            name: "FeatureFlagsTests",
            dependencies: [
                "Deadlines", "FeatureFlags", "FeatureFlagsTesting", "HealthTesting", "JSONText", "TestServers", logging,
                metrics, lifecycle,
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ]),

        // FeatureFlagsRedis: flags in Redis, pushed to every process.
        .target(
            name: "FeatureFlagsRedis",
            dependencies: [
                "ASCIIText", "Deadlines", "FeatureFlags", "JSONText", "RedisClient", "Settings", "Transport", nioCore,
            ]),
        .testTarget(
            name: "FeatureFlagsRedisTests",
            dependencies: [
                "Deadlines", "FeatureFlags", "FeatureFlagsRedis", "FeatureFlagsTesting", "RedisClient", "TestServers",
                logging, lifecycle,
            ]),

        // HealthFeatureFlags: what the health endpoints say of the flags.
        .target(name: "HealthFeatureFlags", dependencies: ["FeatureFlags", "Health"]),
        .testTarget(
            name: "HealthFeatureFlagsTests",
            dependencies: ["FeatureFlags", "FeatureFlagsTesting", "Health", "HealthFeatureFlags", logging]),

        // Rollout: decisions about a release, as a function.
        .target(name: "Rollout", dependencies: ["ASCIIText", "JSONText"]),
        .target(name: "RolloutTesting", dependencies: ["JSONText", "Rollout"]),
        .testTarget(name: "RolloutTests", dependencies: ["JSONText", "Rollout", "RolloutTesting", "TestServers"]),
        .testTarget(
            name: "RolloutTestingTests", dependencies: ["JSONText", "Rollout", "RolloutTesting", "TestServers"]),

        // RolloutImport: policies from the files of other systems, with a report on each field.
        .target(name: "RolloutImport", dependencies: ["ASCIIText", "JSONText", "Rollout", "RolloutYAML"]),
        .testTarget(
            name: "RolloutImportTests",
            dependencies: ["JSONText", "Rollout", "RolloutImport", "RolloutYAML", "TestServers"]),

        // RolloutYAML: policies from YAML text, with the place of each mistake.
        .target(
            name: "RolloutYAML",
            dependencies: [
                "JSONText", "Rollout",
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"])),
            ]),
        .testTarget(
            name: "RolloutYAMLTests",
            dependencies: [
                "JSONText", "Rollout", "RolloutYAML", "TestServers",
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"])),
            ]),

        // The operator's command line; not a product, so that nobody who imports a library builds it.
        .executableTarget(
            name: "bellwether",
            dependencies: [
                "ASCIIText", "Deadlines", "FeatureFlags", "FeatureFlagsRedis", "Health", "HealthNetwork",
                "HealthPostgres", "HealthRedis", "HealthServer", "JSONText", "Rollout", "RolloutImport",
                "RolloutYAML", "Transport", lifecycle, logging, nioCore, nioHTTP1, nioSSL,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "BellwetherTests",
            dependencies: [
                "FeatureFlags", "Health", "HealthNetwork", "JSONText", "Rollout", "TestServers", "bellwether",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // PostgresClient: libpq made safe.
        .systemLibrary(
            name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(
            name: "PostgresClient",
            dependencies: ["ASCIIText", "CLibpq", "Deadlines", "NameResolution", "SystemErrors"]),
        .testTarget(
            name: "PostgresClientTests", dependencies: ["CLibpq", "Deadlines", "PostgresClient", "TestServers"]),

        // RedisClient: hiredis speaks RESP, the transport is a NIO channel.
        .systemLibrary(
            name: "CHiredis", pkgConfig: hiredisPkgConfig,
            providers: [.apt(["libhiredis-dev"]), .brew(["hiredis"])]),
        .target(
            name: "RedisClient",
            dependencies: ["ASCIIText", "CHiredis", "Deadlines", "Transport", nioCore, nioSSL, nioTLS]),
        .testTarget(
            name: "RedisClientTests", dependencies: ["Deadlines", "RedisClient", "TestServers", "Transport", nioCore]),

        // Internal: what the others stand on.
        .target(name: "ASCIIText"),
        .testTarget(name: "ASCIITextTests", dependencies: ["ASCIIText"]),
        .target(name: "Deadlines"),
        .testTarget(name: "DeadlinesTests", dependencies: ["Deadlines"]),
        .target(name: "NameResolution", dependencies: ["Deadlines"]),
        .testTarget(name: "NameResolutionTests", dependencies: ["NameResolution", "Deadlines"]),
        .target(
            name: "Transport",
            dependencies: [
                "ASCIIText", "Deadlines", "NameResolution", "SystemErrors", nioCore, nioPosix, nioSSL,
            ]),
        .testTarget(name: "TransportTests", dependencies: ["Transport"]),
        .target(name: "JSONText", dependencies: ["ASCIIText"]),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "TestServers"]),
        .target(name: "Settings", dependencies: ["ASCIIText", logging]),
        .target(name: "SystemErrors"),
        .testTarget(name: "SystemErrorsTests", dependencies: ["SystemErrors"]),

        // What the documentation says, held against the code.
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["FeatureFlags", "Health", "HealthServer", "Rollout", "RolloutYAML", logging]),

        // Real and scripted servers for the tests.
        .target(name: "TestServers", dependencies: ["Deadlines"], path: "Tests/TestServers"),
        .testTarget(name: "TestServersTests", dependencies: ["TestServers"]),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzers are built by `Scripts/soak` only: they need libFuzzer as their main program.
if Context.environment["BELLWETHER_FUZZ"] != nil {
    let fuzzers: [(String, [Target.Dependency])] = [
        ("FuzzEndpoints", ["Health", logging]),
        ("FuzzExpressions", ["Rollout"]),
        ("FuzzFlags", ["FeatureFlags"]),
        ("FuzzHead", ["HealthServer"]),
        ("FuzzHistory", ["JSONText", "Rollout"]),
        ("FuzzJSON", ["JSONText"]),
        ("FuzzPolicy", ["Rollout", "RolloutYAML"]),
        ("FuzzReplies", ["RedisClient", nioCore]),
        ("FuzzSentences", ["JSONText", "Rollout"]),
        ("FuzzTargets", ["PostgresClient", "RedisClient"]),
    ]
    package.targets += fuzzers.map { name, dependencies in
        .executableTarget(
            name: name, dependencies: dependencies, path: "Fuzz/\(name)",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    }
}

/// Targets that hold C handles or raw memory.
let unsafeTargets: Set<String> = [
    "Deadlines", "DeadlinesTests", "Health", "HealthServer", "HealthServerTests", "NameResolution", "PostgresClient",
    "FeatureFlags", "FeatureFlagsRedis", "RedisClient", "Rollout", "Settings", "SystemErrors", "Transport",
]

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + (unsafeTargets.contains(target.name) ? memorySafe : settings)
    // SE-0480. Off by default, so that a newer compiler's warning never breaks a user's build.
    if Context.environment["BELLWETHER_STRICT"] != nil {
        target.swiftSettings?.append(.treatAllWarnings(as: .error))
    }
}
