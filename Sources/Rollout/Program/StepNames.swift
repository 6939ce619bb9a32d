/// The names that reasons about one step bear.
struct StepNames: Sendable {
    let place, requires, action, headers, mirror, weight, settle, verify, pause, approval, bake, deadline: String

    init(_ number: Int) {
        place = "steps[\(number)]"
        (requires, action, headers) = ("\(place).requires", "\(place).action", "\(place).headers")
        (mirror, weight, settle) = ("\(place).mirror", "\(place).weight", "\(place).settle")
        (verify, pause, approval) = ("\(place).verify", "\(place).pause", "\(place).approval")
        (bake, deadline) = ("\(place).bake", "\(place).deadline")
    }
}
