# shellcheck shell=bash
# What a package that depends on this one resolves.

# resolves_at_most LIMIT TRAITS: TRAITS is the argument of `.package`, such as `, traits: []`.
resolves_at_most() {
    local consumer count
    consumer=$(mktemp -d "$work/consumer.XXXXXX")
    mkdir -p "$consumer/Sources/Consumer"
    printf 'import Health\n' >"$consumer/Sources/Consumer/Consumer.swift"
    cat >"$consumer/Package.swift" <<SWIFT
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "bellwether", path: "$root"$2)],
    targets: [.target(name: "Consumer", dependencies: [.product(name: "Health", package: "bellwether")])]
)
SWIFT
    attended swift package --package-path "$consumer" resolve || return 1
    count=$(jq '.pins | length' "$consumer/Package.resolved")
    jq -r '.pins[].identity' "$consumer/Package.resolved"
    printf '%d packages, at most %d expected\n' "$count" "$1"
    ((count <= $1))
}
