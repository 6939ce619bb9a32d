package import NIOCore
import NIOPosix
import Synchronization

/// The event loops on which connections live.
package enum EventLoops {
    /// How many descriptors have to be free: those of a loop, and those of whatever starts at the same moment.
    private static let neededDescriptors = 16

    private static let kept = Mutex<(any EventLoopGroup)?>(nil)

    /// One thread for all connections that bring no group of their own, started with the first of them.
    ///
    /// Not NIO's own shared group, which has a thread for each core: probes need none of that, and a health service
    /// has to stay small. It is no part of the application's pools, so connections are served while those starve.
    ///
    /// - Throws: ``TransportError/resources`` while it cannot be started.
    package static func shared() throws(TransportError) -> any EventLoopGroup {
        try kept.withLock { kept throws(TransportError) in
            if let kept { return kept }
            let group = try start()
            kept = group
            return group
        }
    }

    /// A new group of one thread, to be shut down by the caller.
    ///
    /// NIO ends the process when a loop finds no descriptors.
    ///
    /// - Throws: ``TransportError/resources`` while too few descriptors are free.
    package static func start() throws(TransportError) -> any EventLoopGroup {
        guard FreeDescriptors.are(atLeast: neededDescriptors) else { throw .resources }
        return MultiThreadedEventLoopGroup(numberOfThreads: 1)
    }
}
