import Deadlines
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A promise` {
    @Test func `gives a value that came before the wait`() async {
        let promise = Promise<Int>()
        promise.fulfill(1)
        promise.fulfill(2)
        #expect(await promise.value == 1)
    }

    @Test func `gives a value that comes after the wait has begun`() async {
        let promise = Promise<Int>()
        async let value = promise.value
        await Task.yield()
        promise.fulfill(1)
        #expect(await value == 1)
    }

    @Test(arguments: [true, false])
    func `ends a cancelled wait, early or late`(early: Bool) async {
        let promise = Promise<Int>()
        let waiting = Task { await promise.value }
        if !early { await Task.yield() }
        waiting.cancel()
        #expect(await waiting.value == nil)
        promise.fulfill(1)
    }
}
