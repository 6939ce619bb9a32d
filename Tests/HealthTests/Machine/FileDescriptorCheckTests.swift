import TestServers
import Testing

@testable import Health

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

private let soon = ContinuousClock.now.advanced(by: .seconds(60))

// Each in a process of its own, where nobody else opens and closes descriptors.
@Suite(.timeLimit(.minutes(1))) struct `The descriptors of a process` {
    @Test func `are counted, and the counting leaves none behind`() async {
        await #expect(processExitsWith: .success) {
            // Whoever watches over a process of tests opens and closes descriptors in it at times.
            for _ in 0..<50 {
                let before = try DescriptorUse.read().used
                let others = Footprint().descriptors
                let hoard = (0..<10).map { _ in open("/dev/null", O_RDONLY) }
                let after = try DescriptorUse.read().used
                for descriptor in hoard { close(descriptor) }
                if before == others, after == before + 10 { exit(EXIT_SUCCESS) }
            }
            exit(2)
        }
    }

    @Test func `are judged against the limit, to the last one and back`() async {
        await #expect(processExitsWith: .success) {
            let check = try FileDescriptorCheck()
            var limit = rlimit(rlim_cur: 100, rlim_max: 100)
            #if canImport(Glibc)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(2) }
            #else
            guard setrlimit(RLIMIT_NOFILE, &limit) == 0 else { exit(2) }
            #endif
            guard try await check.probe(until: soon).verdict == .healthy else { exit(3) }
            var hoard: [Int32] = []
            while hoard.last.map({ $0 < 89 }) ?? true { hoard.append(open("/dev/null", O_RDONLY)) }
            let degraded = try await check.probe(until: soon)
            guard degraded.verdict == .degraded, degraded.code == .limitExceeded else { exit(4) }
            while case let descriptor = open("/dev/null", O_RDONLY), descriptor >= 0 { hoard.append(descriptor) }
            let exhausted = try await check.probe(until: soon)
            guard exhausted.verdict == .unhealthy, exhausted.code == .limitExceeded else { exit(5) }
            guard exhausted.observed.contains(Observation("used", 100)) else { exit(6) }
            for descriptor in hoard { close(descriptor) }
            guard try await check.probe(until: soon).verdict == .healthy else { exit(7) }
            exit(EXIT_SUCCESS)
        }
    }

    @Test func `without a limit are never too many`() {
        let use = DescriptorUse(used: 1_000_000, limit: nil)
        #expect(use.share == 0)
        #expect(use.observations == [Observation("used", 1_000_000)])
    }
}
