import Testing

@testable import HealthServer

@Suite(.timeLimit(.minutes(1))) struct `The ledger of connections` {
    @Test func `lets the oldest go that has not sent a complete request`() {
        var ledger = ConnectionLedger(limit: 3)
        let ids = (0..<3).map { _ in ledger.open() }
        ledger.settle(ids[0])
        #expect(!ledger.hasRoom)
        #expect(ledger.evict { _ in 0 } == ids[1])
        #expect(ledger.hasRoom)
        #expect(ledger.evictions == 1)
    }

    @Test func `then lets the one go that is idle for longest`() {
        var ledger = ConnectionLedger(limit: 3)
        let ids = (0..<3).map { _ in ledger.open() }
        ids.forEach { ledger.settle($0) }
        #expect(ledger.evict { [ids[0]: 30, ids[1]: 10, ids[2]: 20][$0] } == ids[1])
    }

    @Test func `never lets one go that is being answered`() {
        var ledger = ConnectionLedger(limit: 2)
        let ids = (0..<2).map { _ in ledger.open() }
        ids.forEach { ledger.settle($0) }
        #expect(ledger.evict { _ in nil } == nil)
        #expect(ledger.count == 2)
    }

    @Test func `stays small however many come and go`() {
        var ledger = ConnectionLedger(limit: 10)
        for _ in 0..<100_000 {
            if !ledger.hasRoom { _ = ledger.evict { _ in 0 } }
            let id = ledger.open()
            if id % 3 == 0 { ledger.settle(id) }
            if id % 5 == 0 { ledger.close(id) }
            #expect(ledger.count <= 10)
        }
        #expect(ledger.accepted == 100_000)
    }
}
