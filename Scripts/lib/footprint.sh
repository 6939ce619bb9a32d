# shellcheck shell=bash
# A package that depends on this one: what it resolves, and that it builds.

# consumer TRAITS PRODUCT...: makes a package that depends on products of this one and prints its folder; TRAITS is the
# argument of `.package`, such as `, traits: []`.
consumer() {
    local folder traits=$1 product products=
    shift
    folder=$(mktemp -d "$work/consumer.XXXXXX")
    mkdir -p "$folder/Sources/Consumer"
    for product in "$@"; do
        products+=".product(name: \"$product\", package: \"bellwether\"), "
        printf 'import %s\n' "$product" >>"$folder/Sources/Consumer/Consumer.swift"
    done
    cat >"$folder/Package.swift" <<SWIFT
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "bellwether", path: "$root"$traits)],
    targets: [.target(name: "Consumer", dependencies: [$products])]
)
SWIFT
    printf '%s\n' "$folder"
}

# builds_without_traits: every library, as a consumer with `traits: []` compiles it. The folder for it stays, so that
# only the first time takes long.
builds_without_traits() {
    local folder
    folder=$(consumer ', traits: []' FeatureFlags FeatureFlagsRedis FeatureFlagsTesting Health \
        HealthFeatureFlags HealthNetwork HealthPostgres HealthRedis HealthServer HealthTesting Rollout \
        RolloutImport RolloutTesting RolloutYAML)
    attended swift build --package-path "$folder" --scratch-path "$root/.build/without-traits"
}

# resolves_at_most LIMIT TRAITS PRODUCT: the packages that a consumer of a product resolves.
resolves_at_most() {
    local folder count
    folder=$(consumer "$2" "$3")
    attended swift package --package-path "$folder" resolve || return 1
    count=$(jq '.pins | length' "$folder/Package.resolved")
    jq -r '.pins[].identity' "$folder/Package.resolved"
    printf '%d packages, at most %d expected\n' "$count" "$1"
    ((count <= $1))
}
