import NIOCore
import Synchronization
import Transport

/// The event loop of all Redis stores of this process.
///
/// One of its own: a large definition is understood on it, for which no health probe should wait.
enum FlagLoop {
    private static let kept = Mutex<(any EventLoopGroup)?>(nil)

    /// The loop, started with the first store.
    ///
    /// - Throws: ``StoreFailure`` while it cannot be started.
    static func shared() throws(StoreFailure) -> any EventLoop {
        do throws(TransportError) {
            return try kept.withLock { kept throws(TransportError) in
                if let kept { return kept.next() }
                let group = try EventLoops.start()
                kept = group
                return group.next()
            }
        } catch {
            throw StoreFailure("error", note: "this process is out of descriptors or threads")
        }
    }
}
