import RedisClient
import TestServers
import Testing

@Suite(.timeLimit(.minutes(2))) struct `Outputs` {
    /// URLs misspelt in as many ways as people do; `$` stands for the secret.
    private static let shapes = [
        "redis://:$@h", "redis://u:$@h", "redis://$:pw@h", "redis://$@h", "redis:/:$@h", "Redis//:$@h", " redis://:$@h",
        "redis://:$@", "redis://:$h", "redis://:a/$@h", "redis://:a?$@h", "redis://:a#$@h", "redis://:a@$@h",
        "redis://:$%zz@h", "redis://h:$", "redis://h/$", "redis://[$", "redis://h?db=$", "redis://h?password=$",
        "unix://:$@/s", "unix://:$@s", "rediss://:$@h", "redis+sentinel://:$@h", "$", "'redis://:$@h'",
    ]

    @Test(arguments: shapes)
    func `of a URL show no piece of a secret, whether it is accepted or not`(_ shape: String) {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let secret = randomSecret(using: &random)
            let url = shape.split(separator: "$", omittingEmptySubsequences: false).joined(separator: secret)
            var output = ""
            do throws(RedisTargetError) {
                let target = try RedisTarget(url: url)
                render(target, to: &output)
                render(try RedisConnector(target), to: &output)
            } catch {
                render(error, to: &output)
            }
            #expect(!containsPiece(of: secret, output))
        }
    }

    @Test func `of a command show nothing of its arguments`() {
        var output = ""
        render(RedisCommand("AUTH", "S3CRETPW"), to: &output)
        render([RedisCommand("AUTH", "S3CRETPW")], to: &output)
        #expect(!containsPiece(of: "S3CRETPW", output))
    }

    private func randomSecret(using random: inout SeededGenerator) -> String {
        // No vowels, so that no piece is part of a word.
        let letters = Array("bcdfghjkmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ23456789")
        return String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }

    private func render(_ value: some Any, to output: inout String) {
        output += "\(value) \(String(reflecting: value)) "
        dump(value, to: &output)
    }

    private func containsPiece(of secret: String, _ output: String) -> Bool {
        let bytes = Array(secret.utf8)
        return (0...(bytes.count - 4)).contains { start in
            output.contains(String(decoding: bytes[start..<(start + 4)], as: UTF8.self))
        }
    }
}
