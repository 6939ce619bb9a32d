/// What a rule remembers between two evaluations.
struct RuleState: Sendable, Hashable {
    /// Since when its condition has held without a break; the far future when it does not.
    var since = Moment.never
    /// How new that was by which it was last seen to hold; of what counts looks, to fail.
    var lastHeld = Moment.never
    /// How many looks failed in all.
    var failures: Int32 = 0
    /// How many looks failed in a row.
    var consecutive: Int32 = 0
    /// Whether what it demands was done since its condition began to hold.
    var hasFired = false
    /// Whether its data had a hole before ``since``, with the condition holding on both sides of it and perhaps not
    /// inside.
    var hadHole = false

    /// Counts a look that failed, unless a look was counted already that knew all of its data: however often somebody
    /// looks, one bad minute is one failure.
    ///
    /// - Parameter newest: How new the data of the look are.
    mutating func countFailure(by newest: Moment) {
        guard lastHeld == .never || newest > lastHeld else { return }
        lastHeld = newest
        failures = failures.addingClamped(1)
        consecutive = consecutive.addingClamped(1)
    }
}

extension RuleState {
    /// The condition is seen to hold.
    ///
    /// - Parameters:
    ///   - moment: When it was observed.
    ///   - beganAt: Since when it has been so, where that is known; otherwise since it was first observed.
    ///   - longestGap: What is longer, between two observations, is a break.
    /// - Returns: For how long it has held without a break.
    mutating func goOn(at moment: Moment, since beganAt: Moment? = nil, longestGap: Span) -> Span {
        let isBroken = lastHeld != .never && moment - lastHeld > longestGap
        if isBroken { hadHole = beganAt == nil }
        if isBroken || since == .never { since = beganAt ?? moment }
        lastHeld = moment
        return moment - since
    }
}

extension RuleState: Codable {
    /// Coded as an array, nothing at all for a rule that remembers nothing.
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        guard !container.isAtEnd else { return }
        since = Moment(milliseconds: try container.decode(Int64?.self) ?? .max)
        lastHeld = Moment(milliseconds: try container.decode(Int64?.self) ?? .max)
        failures = try container.decode(Int32.self)
        consecutive = try container.decode(Int32.self)
        hasFired = try container.decode(Bool.self)
        hadHole = try container.decode(Bool.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        guard self != RuleState() else { return }
        try container.encode(since == .never ? nil : since.milliseconds as Int64?)
        try container.encode(lastHeld == .never ? nil : lastHeld.milliseconds as Int64?)
        try container.encode(failures)
        try container.encode(consecutive)
        try container.encode(hasFired)
        try container.encode(hadHole)
    }
}
