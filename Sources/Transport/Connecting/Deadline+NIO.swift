package import Deadlines
package import NIOCore

extension Deadline {
    /// What is left, as NIO measures time; at least a nanosecond, because NIO takes no empty timeout for connecting.
    package var timeAmount: TimeAmount {
        .nanoseconds(max(1, remaining.nanoseconds))
    }
}
