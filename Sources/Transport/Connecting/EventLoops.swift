package import NIOCore
import NIOPosix

/// The event loops on which connections live.
package enum EventLoops {
    /// One thread for all connections that bring no group of their own, started with the first of them.
    ///
    /// Not NIO's own shared group, which has a thread for each core: probes need none of that, and a health service
    /// has to stay small. It is no part of the application's pools, so connections are served while those starve.
    package static let shared: any EventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}
