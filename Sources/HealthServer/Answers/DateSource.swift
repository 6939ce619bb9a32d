import NIOCore

/// The field `Date`, made anew once a second. Only for one event loop.
final class DateSource {
    private var date = HTTPDate.now
    private var nextLook: NIODeadline = .uptimeNanoseconds(0)

    /// The text for answers.
    private(set) var text = HTTPDate.now.text

    /// Brings the text up to date.
    ///
    /// - Returns: The second that it shows.
    func second(at now: NIODeadline) -> Int64 {
        if now >= nextLook {
            // A tenth of a second at most behind the clock's own tick.
            nextLook = now + .milliseconds(100)
            let current = HTTPDate.now
            if current != date {
                date = current
                text = current.text
            }
        }
        return date.seconds
    }
}
