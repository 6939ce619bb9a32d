#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A thread that can be waited for.
final class OwnThread {
    private var thread: pthread_t
    private let body: Unmanaged<Body>

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    init(_ run: @escaping @Sendable () -> Void) {
        body = Unmanaged.passRetained(Body(run))
        thread = pthread_self()
        #if canImport(Darwin)
        var id: pthread_t?
        #else
        var id = pthread_self()
        #endif
        pthread_create(&id, nil, threadMain, body.toOpaque())
        #if canImport(Darwin)
        if let id { thread = id }
        #else
        thread = id
        #endif
    }

    func join() {
        pthread_join(thread, nil)
        body.release()
    }

    #if canImport(Darwin)
    private let threadMain: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
        Unmanaged<Body>.fromOpaque(argument).takeUnretainedValue().run()
        return nil
    }
    #else
    private let threadMain: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeUnretainedValue().run() }
        return nil
    }
    #endif
}
