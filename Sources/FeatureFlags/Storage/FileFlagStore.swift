package import Deadlines

/// Flags in a file: a flagd document, read again whenever it has changed.
///
/// The file is looked at once a second. One that cannot be read, or is no document, leaves what it held before in
/// force, marked as stale; so a file may be written in place, although a rename is better.
public final class FileFlagStore: FlagStore {
    /// `file`.
    public let kind = "file"
    /// The largest file that is read, in bytes.
    public static let largest = 16 << 20

    private let path: String
    private let interval: Duration
    private let time: any MonotonicTime

    /// The flags of a file.
    ///
    /// - Parameters:
    ///   - path: Where it is. It need not be there yet.
    ///   - interval: How often it is looked at, 10 ms to a day.
    public convenience init(_ path: String, interval: Duration = .seconds(1)) {
        self.init(path, interval: interval, time: SystemTime())
    }

    package init(_ path: String, interval: Duration = .seconds(1), time: any MonotonicTime) {
        self.path = path
        self.interval = min(max(interval, .milliseconds(10)), .seconds(86_400))
        self.time = time
    }

    /// Tells the feed what the file holds, and what it holds whenever it has changed.
    public func run(feeding feed: FlagFeed) async {
        var watch = FileWatch()
        while !Task.isCancelled {
            let begin = time.now
            let (path, known) = (path, watch.known)
            // On a thread of its own, since a look at a dead network share never returns; what was told turns stale then.
            let look = await inOwnTask { () -> FileLook in
                (try? await onOwnThread { FileLook(path, unless: known) }) ?? .failed("no_thread")
            }
            guard let look else { return }
            let (before, end) = (watch, begin.advanced(by: .seconds(2) + interval * 3))
            // Likewise, since what is told is compiled at once, and nobody's request should wait for that.
            let after = try? await onOwnThread {
                var watch = before
                for event in watch.take(look, confirming: end) { feed(event) }
                return watch
            }
            watch = after ?? before
            try? await time.sleep(until: begin.advanced(by: interval))
        }
    }
}

extension FlagStore where Self == FileFlagStore {
    /// Flags in a file: a flagd document, read again whenever it has changed.
    public static func file(_ path: String) -> FileFlagStore { FileFlagStore(path) }
}
