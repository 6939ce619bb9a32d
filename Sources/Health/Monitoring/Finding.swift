/// What one result has brought to light.
package struct Finding: Sendable, Hashable {
    /// The change of the check's status.
    var change: StatusChange?
    /// For how long the check had been stale until then; nil when it was not.
    var staleness: Duration?
    /// Earlier changes of other checks, whose cause is known now or has turned out to be another.
    var explained: [StatusChange] = []
}
