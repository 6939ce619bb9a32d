// swift-tools-version: 6.2

import PackageDescription

/// What the benchmarks need beside the service: peers written in Swift.
let package = Package(
    name: "bellwether-benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "hummingbird-peer", targets: ["HummingbirdPeer"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0")
    ],
    targets: [
        .executableTarget(
            name: "HummingbirdPeer",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")])
    ],
    swiftLanguageModes: [.v6]
)
