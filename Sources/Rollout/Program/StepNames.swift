/// The names that reasons about one step bear. They count as places do, from 0.
struct StepNames: Sendable {
    let place, requires, action, headers, mirror, weight, settle, verify, pause, approval, bake, deadline: String

    /// - Parameter number: The number of the step, from 1.
    init(_ number: Int) {
        place = "steps[\(number - 1)]"
        (requires, action, headers) = ("\(place).requires", "\(place).action", "\(place).headers")
        (mirror, weight, settle) = ("\(place).mirror", "\(place).weight", "\(place).settle")
        (verify, pause, approval) = ("\(place).verify", "\(place).pause", "\(place).approval")
        (bake, deadline) = ("\(place).bake", "\(place).deadline")
    }

    /// All of them.
    var all: [String] {
        [place, requires, action, headers, mirror, weight, settle, verify, pause, approval, bake, deadline]
    }
}
