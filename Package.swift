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

let package = Package(
    name: "bellwether",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Health", targets: ["Health"]),
        .library(name: "HealthPostgres", targets: ["HealthPostgres"]),
    ],
    traits: [
        .trait(name: "TLS", description: "TLS for the health server and for rediss:// by swift-nio-ssl"),
        .default(enabledTraits: ["TLS"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // Health: checks, their schedule, one snapshot, and every format rendered from it.
        .target(
            name: "Health",
            dependencies: [
                "Deadlines",
                "JSONText",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "HealthTests",
            dependencies: [
                "Health",
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ]),

        // HealthPostgres: the check of a Postgres database, and smoke tests in it.
        .target(name: "HealthPostgres", dependencies: ["Deadlines", "Health", "PostgresClient"]),
        .testTarget(
            name: "HealthPostgresTests",
            dependencies: ["Deadlines", "Health", "HealthPostgres", "PostgresClient", "TestServers"]),

        // PostgresClient: libpq made safe.
        .systemLibrary(
            name: "CLibpq",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(name: "PostgresClient", dependencies: ["CLibpq", "Deadlines", "NameResolution"]),
        .testTarget(
            name: "PostgresClientTests", dependencies: ["CLibpq", "Deadlines", "PostgresClient", "TestServers"]),

        // Internal: what the others stand on.
        .target(name: "Deadlines"),
        .testTarget(name: "DeadlinesTests", dependencies: ["Deadlines"]),
        .target(name: "NameResolution", dependencies: ["Deadlines"]),
        .testTarget(name: "NameResolutionTests", dependencies: ["NameResolution", "Deadlines"]),
        .target(name: "JSONText"),
        .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),

        // Real and scripted servers for the tests.
        .target(name: "TestServers", dependencies: ["Deadlines"], path: "Tests/TestServers"),
        .testTarget(name: "TestServersTests", dependencies: ["TestServers"]),
    ],
    swiftLanguageModes: [.v6]
)

/// Targets that hold C handles or raw memory.
let unsafeTargets: Set<String> = [
    "Deadlines", "DeadlinesTests", "Health", "NameResolution", "PostgresClient",
]

for target in package.targets where target.type != .system {
    target.swiftSettings = unsafeTargets.contains(target.name) ? memorySafe : settings
    // SE-0480. Off by default, so that a newer compiler's warning never breaks a user's build.
    if Context.environment["BELLWETHER_STRICT"] != nil {
        target.swiftSettings?.append(.treatAllWarnings(as: .error))
    }
}
