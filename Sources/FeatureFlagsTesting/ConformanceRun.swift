import FeatureFlags

extension FlagStoreConformance {
    /// The steps of the suite, each with a bound on its time.
    struct Run {
        let time: Duration

        /// How a store must begin.
        func beginning(_ recording: RecordingFeed) async -> [String] {
            var violations: [String] = []
            if await !becomes({ recording.contents != nil }) {
                return ["nothing was loaded"]
            }
            if await !becomes({ recording.status?.health == .current }) {
                violations.append("the status was never said to be current, although the store works")
            }
            if await !becomes({ recording.isConfirmed }) {
                violations.append("it was never said until when what was loaded is current")
            }
            let first = recording.events.first {
                switch $0 {
                case .loaded, .changed: true
                case .confirmed, .status: false
                }
            }
            if case .changed = first { violations.append("a change was told before everything was loaded") }
            return violations
        }

        /// What must be told when the store holds something else.
        func replacing(
            _ recording: RecordingFeed, _ truths: [String: Bool], _ replace: ([String: Bool]) async throws -> Void
        ) async -> [String] {
            do { try await replace(truths) } catch { return ["the store could not be changed"] }
            let isTold = await becomes { recording.truths == truths }
            return isTold ? [] : ["a change to \(truths.sorted { $0.key < $1.key }) was not told"]
        }

        /// What must be told of writes through the store, by nobody in particular, as `FlagClient` makes them.
        func writing(
            _ recording: RecordingFeed, to store: any WritableFlagStore, beside truths: [String: Bool]
        ) async -> [String] {
            let flag = "conformance_written"
            let steps: [([FlagWrite], [String: Bool])] = [
                ([.set(flag: flag, FlagSource("true"))], truths.merging([flag: true]) { $1 }),
                ([.delete(flag: flag)], truths),
            ]
            for (changes, expected) in steps {
                do throws(FlagWriteError) {
                    try await store.write(changes, by: "")
                } catch {
                    return error.code == .unsupported ? [] : ["a write without an actor fails (\(error.code))"]
                }
                guard await becomes({ recording.truths == expected }) else { return ["a write was not told"] }
            }
            return []
        }

        /// What a second run after the end of the first one must tell.
        func again(_ store: some FlagStore, expecting truths: [String: Bool]) async -> [String] {
            let recording = RecordingFeed()
            let task = Task { await store.run(feeding: recording.feed) }
            defer { task.cancel() }
            let isTold = await becomes { recording.truths == truths }
            return isTold ? [] : ["a second run does not tell what the store holds"]
        }

        /// Whether something becomes true in time.
        func becomes(_ condition: () -> Bool) async -> Bool {
            let end = ContinuousClock.now.advanced(by: time)
            while !condition() {
                guard ContinuousClock.now < end else { return false }
                try? await Task.sleep(for: .milliseconds(5))
            }
            return true
        }
    }
}

extension RecordingFeed {
    /// The truth values that the store holds; nil when it holds anything else.
    fileprivate var truths: [String: Bool]? {
        guard let contents else { return nil }
        var truths: [String: Bool] = [:]
        for (name, record) in contents.flags where record != FlagRecord() {
            guard case .source(let source) = record.definition, let truth = source.constantTruth(of: name) else {
                return nil
            }
            truths[name] = truth
        }
        return truths
    }
}

extension FlagSource {
    /// The truth value that the definition gives everyone; nil for any other.
    fileprivate func constantTruth(of name: String) -> Bool? {
        guard let definition = try? FlagDefinition(name: name, source: self),
            case .variant(let index, _) = definition.constant
        else { return nil }
        return definition.variants[index].value.boolean
    }
}
