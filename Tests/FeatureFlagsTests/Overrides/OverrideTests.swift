import TestServers
import Testing

@testable import FeatureFlags

extension FeatureFlag<Bool> {
    fileprivate static let overridden = FeatureFlag("override.flag", default: true)
}

extension FeatureFlag<Int> {
    fileprivate static let amount = FeatureFlag("override.amount", default: 1)
}

@Suite(.timeLimit(.minutes(1))) struct `Overrides` {
    private let bench = ClientBench()
    private var client: FlagClient { bench.client }

    @Test func `hold in the body and nowhere else`() {
        #expect(client[.overridden])
        withFlags(.overridden.overridden(false), .amount.overridden(5)) {
            #expect(!client[.overridden])
            #expect(client[.amount] == 5)
            #expect(!client.isEnabled("override.flag"))
            #expect(client.details(of: .overridden).metadata == ["source": "override"])
            #expect(client.details(ofAny: "override.amount").value == 5)
            #expect(client.details(of: "override.amount", default: "x").errorCode == .typeMismatch)
            withFlags(.overridden.overridden(true)) {
                #expect(client[.overridden])
                #expect(client[.amount] == 5)
            }
            #expect(!client[.overridden])
        }
        #expect(client[.overridden])
        #expect(client[.amount] == 1)
    }

    @Test func `win over what the store says, for clients made before and after`() {
        let bench = ClientBench()
        bench.load(["override.flag": "true"])
        #expect(bench.client[.overridden])
        withFlags(.overridden.overridden(false)) {
            let later = ClientBench()
            later.load(["override.flag": "true"])
            #expect(!bench.client[.overridden])
            #expect(!later.client[.overridden])
            bench.change(["override.flag": "1"])
            #expect(!bench.client[.overridden])
            #expect(!bench.client.snapshot()[.overridden])
        }
        #expect(bench.client[.overridden])
    }

    @Test func `tasks that run side by side do not see one another's`() async {
        bench.load([
            "override.amount": #"{"state":"ENABLED","variants":{"one":1},"defaultVariant":"one","targeting":{}}"#
        ])
        await withTaskGroup { group in
            for number in 0..<100 {
                group.addTask { [client] in
                    await withFlags(.amount.overridden(number)) {
                        for _ in 0..<20 {
                            await Task.yield()
                            #expect(client[.amount] == number)
                        }
                    }
                }
            }
        }
        #expect(client[.amount] == 1)
    }

    @Test func `tasks that override a flag first, and at once, all see their own`() async {
        let benches = (0..<50).map { _ in ClientBench() }
        for number in 0..<min(caseCount(50), 1_000) {
            let flag = FeatureFlag("override.first.\(number)", default: true)
            for bench in benches { bench.load([flag.name: "true"]) }
            let misses = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        withFlags(flag.overridden(false)) { benches.count { $0.client[flag] } }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(misses == 0)
        }
    }
}
