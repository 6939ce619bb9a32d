import Deadlines
import NIOCore
import Synchronization

/// A driver at work, for those who are not on its event loop.
final class RunningStore: Sendable {
    let loop: any EventLoop
    private let driver: NIOLoopBoundBox<RefillDriver?>

    init(on loop: any EventLoop, _ make: @escaping @Sendable () -> RefillDriver) {
        self.loop = loop
        driver = NIOLoopBoundBox.makeEmptyBox(valueType: RefillDriver.self, eventLoop: loop)
        let driver = driver
        loop.execute { driver.value = make() }
    }

    /// Does something with the driver, soon and in order.
    func perform(_ action: @escaping @Sendable (RefillDriver) -> Void) {
        let driver = driver
        if loop.inEventLoop {
            driver.value.map(action)
        } else {
            loop.execute { driver.value.map(action) }
        }
    }

    /// Returns when what was to do before is done, and lets go of the driver.
    func end() async {
        let driver = driver
        await withCheckedContinuation { continuation in
            loop.execute {
                driver.value = nil
                continuation.resume()
            }
        }
    }

    /// Waits until all that the server holds now can be seen; false when it cannot be asked, or not within the time.
    func isSeen(within time: Duration) async -> Bool {
        let outcome = Promise<Bool>()
        perform { driver in driver.whenSeen { outcome.fulfill($0) } }
        return await outcome.value(before: { try await Task.sleep(for: time) }) ?? false
    }

    /// Waits until what was to do before is done.
    func isIdle() async {
        await withCheckedContinuation { continuation in
            loop.execute { continuation.resume() }
        }
    }
}
