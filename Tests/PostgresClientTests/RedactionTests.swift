import TestServers
import Testing

@testable import PostgresClient

@Suite struct `Nothing of a connection string` {
    /// Pieces of four bytes; shorter ones stand in ordinary words by chance.
    private static func pieces(of secret: String) -> Set<String> {
        let bytes = Array(secret.utf8)
        guard bytes.count >= 4 else { return [] }
        return Set((0...(bytes.count - 4)).map { String(decoding: bytes[$0..<($0 + 4)], as: UTF8.self) })
    }

    private static func outputs(of value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return ["\(value)", String(describing: value), String(reflecting: value), dumped]
    }

    @Test(arguments: BadStrings.table.map(\.0).filter { $0.utf8.count < 1_000 })
    func `appears in an error`(text: String) throws {
        let error = try #require(throws: TargetError.self) { try PostgresTarget(text) }
        for output in Self.outputs(of: error) {
            for piece in Self.pieces(of: "S3CRETPW") { #expect(!output.contains(piece)) }
        }
    }

    @Test func `appears in what a target shows of itself`() throws {
        let target = try PostgresTarget("postgresql://qwjx:S3CRETPW@zvkq.wyxj/hjqv?application_name=kxzw")
        for output in Self.outputs(of: target) + Self.outputs(of: [target]) + Self.outputs(of: Optional(target)) {
            for secret in ["S3CRETPW", "qwjx", "zvkq.wyxj", "hjqv", "kxzw"] {
                for piece in Self.pieces(of: secret) { #expect(!output.contains(piece)) }
            }
        }
    }

    @Test func `appears in errors of random strings, none of which traps`() throws {
        var random = SeededGenerator(seed: 1)
        let parts = [
            "postgresql://", "postgres://", "host=", "password=", "user=", "S3CRETPW", "@", ":", "/", "?", "&", "=",
            "%",
            "%41", "%00", "%zz", "[", "]", "::1", ",", "'", "\\", " ", "#", "5432", "99999", "sslmode=require", "h",
            "d",
            "\u{0}", "\n", "é", "%C3%A9", "%FF", "options=", "-c", ".", "..", "/run", "%2Frun", "127.0.0.1", "port=",
        ]
        for _ in 0..<caseCount(10_000) {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                parts[Int.random(in: 0..<parts.count, using: &random)]
            }.joined()
            do throws(TargetError) {
                let target = try PostgresTarget(text)
                #expect(!target.hosts.isEmpty)
                #expect("\(target)" == "PostgresTarget")
            } catch {
                #expect(Self.pieces(of: "S3CRETPW").allSatisfy { !"\(error)".contains($0) })
            }
        }
    }

    @Test func `appears when random bytes are read`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<caseCount(10_000) {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = try? PostgresTarget(Bool.random(using: &random) ? text : "postgresql://" + text)
        }
    }
}
