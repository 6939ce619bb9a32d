import ArgumentParser
import Foundation
import Rollout
import RolloutYAML

extension Canary {
    static let configuration = CommandConfiguration(
        commandName: "canary",
        abstract: "Releases a version of a service step by step, and takes it back when it fails.")

    /// The policy of a file; an error names the line and the column.
    static func readPolicy(_ file: String) throws -> RolloutPolicy {
        do {
            return try RolloutPolicy(yaml: String(contentsOfFile: file, encoding: .utf8), file: file)
        } catch let error as PolicyFileError {
            throw ValidationError("\(error)")
        } catch {
            throw ValidationError("\(file) cannot be read")
        }
    }

    /// A URL without the slash at its end.
    static func readURL(_ text: String) throws -> String {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
            throw ValidationError("must be like http://127.0.0.1:8080")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    func validate() throws {
        guard (1...10_000).contains(requestsPerSecond) else {
            throw ValidationError("--requests-per-second must be from 1 to 10000")
        }
    }
}
