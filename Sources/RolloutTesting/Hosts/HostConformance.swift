import Rollout

/// What every ``RolloutHost`` must do; used by the tests of the library's own host too.
///
/// ```swift
/// let violations = await HostConformance.violations { InMemoryRolloutHost() }
/// #expect(violations.isEmpty)
/// ```
public enum HostConformance {
    /// What a host does wrong, one line each; empty when it does everything right.
    ///
    /// Rollouts that complete and rollouts that are taken back are driven against it, each with every ``HostFault``
    /// in between: effects that come twice, late or not at all, acknowledgements that are lost, processes that end.
    /// Nothing waits for time to pass; a host that needs some takes it in ``RolloutHost/perform(_:)``, or
    /// acknowledges in a later call.
    ///
    /// - Parameter makeHost: A host that has done nothing yet, with all traffic at the stable version. The environments
    ///   are called `stable` and `candidate`.
    public static func violations(of makeHost: () async throws -> some RolloutHost) async -> [String] {
        let policy: RolloutPolicy
        do throws(PolicyError) {
            policy = try HostStory.policy()
        } catch {
            return ["the policy of the suite cannot be used: \(error)"]
        }
        var (violations, known): ([String], Set<String>) = ([], [])
        for fault in HostFault.allCases {
            for story in HostStory.allCases {
                do {
                    var trial = HostTrial(try await makeHost(), policy, story, fault)
                    for problem in try await trial.problems() where known.insert(problem).inserted {
                        violations.append("\(problem), when \(fault.words), \(story.words)")
                    }
                } catch {
                    return violations + ["cannot be tried: \(error)"]
                }
            }
        }
        return violations
    }
}
