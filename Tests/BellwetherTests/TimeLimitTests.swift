import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The limit of a command` {
    private func complaint(_ limit: TimeLimit) async throws -> Complaint {
        try await #require(throws: Complaint.self) {
            try await limit.bound { try await Task.sleep(for: .seconds(60)) }
        }
    }

    @Test func `is one for all its steps`() async throws {
        let limit = TimeLimit(TimeSpan(.seconds(2)))
        #expect(!limit.isOver)
        #expect(try await complaint(limit).status == 2)
        #expect(limit.isOver)
        let start = ContinuousClock.now
        let second = try await complaint(limit)
        #expect(second.text == "no answer within 2s")
        #expect(start.duration(to: .now) < .seconds(1))
    }

    @Test func `lets a step end that is in time, and fail as it likes`() async throws {
        let limit = TimeLimit(TimeSpan(.seconds(30)))
        #expect(try await limit.bound { 7 } == 7)
        let complaint = try await #require(throws: Complaint.self) {
            try await limit.bound { throw Complaint.no("so") }
        }
        #expect(complaint.status == 1)
    }
}
