// swift-tools-version: 6.2

import PackageDescription

/// Programs that depend on the package as any other would.
let package = Package(
    name: "bellwether-examples",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "canary", targets: ["canary"]),
        .executable(name: "minimal", targets: ["minimal"]),
        .executable(name: "service", targets: ["service"]),
        .executable(name: "shop", targets: ["shop"]),
    ],
    dependencies: [
        .package(
            name: "bellwether", path: "..",
            traits: [.defaults, "Hummingbird"]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // The bodies that deployment guides print, as formats of a service's own.
        .target(name: "GuideFormats", dependencies: [.product(name: "Health", package: "bellwether")]),
        .testTarget(
            name: "GuideFormatsTests",
            dependencies: [
                "GuideFormats",
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthTesting", package: "bellwether"),
            ]),
        // Health without a framework.
        .executableTarget(
            name: "minimal",
            dependencies: [
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthPostgres", package: "bellwether"),
                .product(name: "HealthRedis", package: "bellwether"),
                .product(name: "HealthServer", package: "bellwether"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // The whole program of the README: flags and health on a router of Hummingbird.
        .executableTarget(
            name: "shop",
            dependencies: [
                .product(name: "FeatureFlags", package: "bellwether"),
                .product(name: "FeatureFlagsRedis", package: "bellwether"),
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthHummingbird", package: "bellwether"),
                .product(name: "HealthPostgres", package: "bellwether"),
                .product(name: "HealthRedis", package: "bellwether"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // The library is tested here, since the package itself does not resolve Hummingbird.
        .testTarget(
            name: "HealthHummingbirdTests",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthHummingbird", package: "bellwether"),
                .product(name: "HealthTesting", package: "bellwether"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // A release in steps: both versions are asked and looked at, and the policy decides.
        .executableTarget(
            name: "canary",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Rollout", package: "bellwether"),
                .product(name: "RolloutYAML", package: "bellwether"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["canary.yaml"]),
        .testTarget(
            name: "CanaryTests",
            dependencies: [
                "canary",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Rollout", package: "bellwether"),
            ]),
        // A service configured by its environment, with a few routes of its own.
        .executableTarget(
            name: "service",
            dependencies: [
                .product(name: "FeatureFlags", package: "bellwether"),
                .product(name: "FeatureFlagsRedis", package: "bellwether"),
                .product(name: "Health", package: "bellwether"),
                .product(name: "HealthFeatureFlags", package: "bellwether"),
                .product(name: "HealthNetwork", package: "bellwether"),
                .product(name: "HealthPostgres", package: "bellwether"),
                .product(name: "HealthRedis", package: "bellwether"),
                .product(name: "HealthServer", package: "bellwether"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            // One file to deploy, and a start that takes two thirds of the time: nothing is left to load and to bind.
            linkerSettings: [
                .unsafeFlags(
                    ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"],
                    .when(platforms: [.linux], configuration: .release))
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// In the test script of the package a warning is an error (SE-0480).
if Context.environment["BELLWETHER_STRICT"] != nil {
    for target in package.targets { target.swiftSettings = [.treatAllWarnings(as: .error)] }
}
