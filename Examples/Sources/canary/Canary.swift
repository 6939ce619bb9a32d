import ArgumentParser
import Rollout
import RolloutYAML

/// Releases the candidate step by step: its share of the requests grows while both versions are looked at, and is taken
/// back when the policy says so.
///
/// Ends with 0 when the candidate has everything, with 1 when it was taken back.
@main
struct Canary: AsyncParsableCommand {
    @Option(help: "The file of the policy.", transform: Self.readPolicy) var policy: RolloutPolicy
    @Option(help: "The URL of the version that serves now.", transform: Self.readURL) var stable: String
    @Option(help: "The URL of the version that is released.", transform: Self.readURL) var candidate: String
    @Option(help: "How many requests a second users send.") var requestsPerSecond = 100

    func run() async throws {
        let stable = Instance(.stable, url: stable)
        let candidate = Instance(.candidate, url: candidate)
        let users = Users(stable: stable, candidate: candidate, requestsPerSecond: requestsPerSecond)
        let ticks = Ticks(stable: stable, candidate: candidate, interval: policy.interval)
        let keyboard = Keyboard()
        // Whichever ends first ends the others.
        let phase = await withTaskGroup(of: RolloutPhase?.self) { group in
            group.addTask {
                await users.ask()
                return nil
            }
            group.addTask {
                await keyboard.listen()
                return nil
            }
            group.addTask { await release(ticks, users, keyboard) }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard phase == .completed else { throw ExitCode(1) }
    }

    /// The rollout, from the first look to its end; nil when it was cancelled.
    private func release(_ ticks: Ticks, _ users: Users, _ keyboard: Keyboard) async -> RolloutPhase? {
        var state = RolloutState(policy)
        var acknowledged: [Acknowledgement] = []
        for await tick in ticks {
            let decision = policy.evaluate(
                &state,
                RolloutInput(
                    now: tick.now, observations: tick.observations, health: tick.health, commands: keyboard.commands,
                    acknowledgements: acknowledged))
            acknowledged = decision.effects.map(users.perform)
            report(decision)
            if decision.isFinal { return decision.phase }
        }
        return nil
    }
}
