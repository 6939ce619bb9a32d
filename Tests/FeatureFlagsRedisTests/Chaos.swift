import Deadlines
import FeatureFlags
import FeatureFlagsRedis
import RedisClient
import Synchronization
import TestServers

/// A server that suffers, a writer that counts up, and what readers saw.
///
/// Each write is one transaction that sets three flags to the same number.
final class Chaos: Sendable {
    static let names = ["first", "second", "third"]
    static let bound = Duration.seconds(3)

    let proxy: FaultProxy
    private let server: Mutex<RedisProcess>
    private let port: Int
    private let log = Mutex(Log())
    /// The faults that were made, for the message of a failed test.
    let faults = Mutex<[String]>([])

    private struct Log {
        /// When the server had confirmed each number, in order; the first is number 1.
        var confirmed: [ContinuousClock.Instant] = []
        var last = 0
    }

    init() throws {
        let server = try RedisProcess()
        port = server.port
        self.server = Mutex(server)
        proxy = try FaultProxy(to: port)
    }

    var written: Int { log.withLock { $0.last } }

    /// The definition that stands for a number.
    static func definition(_ number: Int) -> String {
        #"{"state":"ENABLED","variants":{"v":\#(number)},"defaultVariant":"v"}"#
    }

    /// The number that a definition stands for.
    static func number(_ definition: String) -> Int? {
        let parts = definition.split(separator: "\"v\":")
        return parts.count < 2 ? nil : Int(parts[1].prefix { $0.isNumber })
    }

    /// The newest number that was confirmed before a moment; 0 for none.
    func newest(before moment: ContinuousClock.Instant) -> Int {
        log.withLock { log in
            var (low, high) = (0, log.confirmed.count)
            while low < high {
                let middle = (low + high) / 2
                if log.confirmed[middle] < moment { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Counts up fifty times a second, beside the proxy, as long as the task lives.
    func write() async {
        guard let target = try? RedisTarget(url: "redis://127.0.0.1:\(port)"),
            let connector = try? RedisConnector(target)
        else { return }
        var connection: RedisConnection?
        while !Task.isCancelled {
            let number = written + 1
            if connection == nil { connection = try? await connector.connect(until: .after(.milliseconds(300))) }
            let sets = Self.names.map { RedisCommand("SET", "feature:\($0)", Self.definition(number)) }
            let commands = [RedisCommand("MULTI")] + sets + [RedisCommand("EXEC")]
            let replies = try? await connection?.send(commands, until: .after(.seconds(2)))
            if let last = replies?.last, last.serverError == nil {
                log.withLock { log in
                    log.confirmed += Array(repeating: .now, count: number - log.confirmed.count)
                    log.last = number
                }
            } else {
                // Whether this one was made is not known; the next one is newer in any case.
                connection?.drop()
                connection = nil
                log.withLock { $0.last = number }
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Makes one fault after the other until a moment, and leaves a working server.
    func suffer(until end: ContinuousClock.Instant, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        while ContinuousClock.now < end {
            pause(.milliseconds(Int.random(in: 200...1_200, using: &random)))
            try strike(Int.random(in: 0..<10, using: &random), using: &random)
        }
        proxy.set(.none)
        proxy.refuse(false)
    }

    private func strike(_ kind: Int, using random: inout SeededGenerator) throws {
        let server = server.withLock { $0 }
        let time = Duration.milliseconds(Int.random(in: 50...1_500, using: &random))
        func note(_ text: String) { faults.withLock { $0.append(text) } }
        switch kind {
        case 0:
            note("cut")
            proxy.cut()
        case 1:
            note("frozen network")
            proxy.set(.freeze)
            pause(time * 3)
            proxy.set(.none)
        case 2:
            note("drip")
            proxy.set(.drip(every: .milliseconds(3)))
            pause(time)
            proxy.set(.none)
        case 3:
            note("delay")
            proxy.set(.delay(.milliseconds(30)))
            pause(time)
            proxy.set(.none)
        case 4:
            note("CLIENT KILL normal")
            _ = try? server.command("CLIENT", "KILL", "TYPE", "normal")
        case 5:
            note("CLIENT KILL pubsub")
            _ = try? server.command("CLIENT", "KILL", "TYPE", "pubsub")
        case 6:
            note("FLUSHALL")
            _ = try? server.command("FLUSHALL")
        case 7:
            note("frozen server")
            server.freeze()
            pause(time * 2)
            server.thaw()
        case 8:
            note("restart empty")
            server.kill()
            pause(time / 2)
            let again = try RedisProcess(port: port)
            self.server.withLock { $0 = again }
        default:
            note("refuse")
            proxy.refuse(true)
            proxy.cut()
            pause(time)
            proxy.refuse(false)
        }
    }
}
