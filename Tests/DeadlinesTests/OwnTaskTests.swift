import Deadlines
import Testing

@Suite(.timeLimit(.minutes(1))) struct `An operation in a task of its own` {
    @Test func `gives its value`() async {
        #expect(await inOwnTask { 1 } == 1)
        #expect(await inOwnTask(until: { try await Task.sleep(for: .seconds(3_600)) }) { 2 } == 2)
    }

    @Test func `that ignores cancellation is not awaited, but is cancelled when the sleep ends`() async {
        let (isOver, isCancelled) = (Promise<Void>(), Promise<Bool>())
        let value: Int? = await inOwnTask(until: {}) {
            _ = await Task { await isOver.value }.value
            isCancelled.fulfill(Task.isCancelled)
            return 1
        }
        #expect(value == nil)
        isOver.fulfill(())
        #expect(await isCancelled.value == true)
    }

    @Test func `that ignores cancellation is not awaited by a caller that is cancelled`() async {
        let isOver = Promise<Void>()
        let caller = Task {
            await inOwnTask {
                _ = await Task { await isOver.value }.value
                return 1
            }
        }
        caller.cancel()
        #expect(await caller.value == nil)
        isOver.fulfill(())
    }
}
