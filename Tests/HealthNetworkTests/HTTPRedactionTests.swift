#if HTTPClient
import Health
import HealthNetwork
import TestServers
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Outputs of an HTTP check` {
    /// URLs misspelt in as many ways as people do; `$` stands for the secret.
    private static let shapes = [
        "http://u:$@h", "http://$:p@h", "http://$@h", "http:/u:$@h", " http://u:$@h", "http://u:$@", "http://u:$h",
        "http://u:a/$@h", "http://u:a?$@h", "http://u:a#$@h", "http://u:a@$@h", "http://u:$%zz@h", "http://h:$",
        "http://h/$", "http://h/?token=$", "http://[$", "http://$.example/", "https://u:$@h", "$", "ftp://u:$@h",
    ]

    @Test(arguments: shapes)
    func `show no piece of a secret in the URL, whether it is accepted or not`(_ shape: String) {
        var random = SeededGenerator(seed: 31)
        for _ in 0..<20 {
            let secret = randomSecret(using: &random)
            let url = shape.split(separator: "$", omittingEmptySubsequences: false).joined(separator: secret)
            var output = ""
            do throws(ConfigurationError) {
                render(try HTTPCheck(url), to: &output)
            } catch {
                render(error, to: &output)
            }
            do throws(ConfigurationError) {
                let environment = Environment { $0 == "HTTP_CHECKS" ? "api=\(url)" : nil }
                render(try HTTPCheck.fromEnvironment(environment), to: &output)
            } catch {
                render(error, to: &output)
            }
            #expect(!containsPiece(of: secret, output))
        }
    }

    @Test func `show nothing of a token, a body or a reason phrase, whatever happens`() async throws {
        let secret = "S3CRETPWKLM"
        let options = HTTPCheckOptions(headers: ["X-Token": .environment("TOKEN", prefix: "Key ")])
        let answers = [
            HTTPScript.ok(secret, "Set-Cookie: \(secret)\r\n"), "HTTP/1.1 503 \(secret)\r\nContent-Length: 0\r\n\r\n",
            "\(secret)\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: http://\(secret)/\r\nContent-Length: 0\r\n\r\n",
        ]
        for answer in answers {
            let script = try HTTPScript.answering(answer)
            let check = try HTTPCheck(
                "http://u:\(secret)@127.0.0.1:\(script.server.port)/\(secret)",
                expecting: HTTPExpectation(fields: ["a": .text(secret)]), options: options, variables: ["TOKEN": secret]
            )
            var output = ""
            render(check, to: &output)
            render(await check.probe(until: .now.advanced(by: .seconds(20))), to: &output)
            #expect(script.requests.first?.contains("Key \(secret)") == true)
            #expect(!containsPiece(of: secret, output))
        }
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
#endif
