import Foundation
import HealthTesting
import TestServers
import Testing

@testable import Health

/// What the JSON schema of MicroProfile Health 4 demands, and that the whole is `DOWN` exactly when a part is.
private func violation(of bytes: [UInt8]) throws -> String? {
    guard let whole = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { return "no object" }
    guard Set(whole.keys) == ["status", "checks"] else { return "other members than status and checks" }
    guard let status = whole["status"] as? String, ["UP", "DOWN"].contains(status) else { return "status" }
    guard let checks = whole["checks"] as? [[String: Any]] else { return "checks is no array of objects" }
    var words: Set<String> = []
    for check in checks {
        guard Set(check.keys).isSubset(of: ["name", "status", "data"]) else { return "other members of a check" }
        guard check["name"] is String else { return "a check without name" }
        guard let word = check["status"] as? String, ["UP", "DOWN"].contains(word) else { return "status of a check" }
        words.insert(word)
        guard let data = check["data"] else { continue }
        guard let data = data as? [String: Any] else { return "data is no object" }
        // A truth value is a number for Foundation.
        guard data.values.allSatisfy({ $0 is String || $0 is NSNumber }) else { return "data is not flat" }
    }
    return (status == "DOWN") == words.contains("DOWN") ? nil : "the whole does not follow from its parts"
}

@Suite(.timeLimit(.minutes(5))) struct `The MicroProfile format` {
    private let endpoints: [HealthEndpoint] = [.live, .ready, .startup, .health, .detailed]

    @Test(arguments: ServiceState.allCases)
    func `is valid against the schema in every state`(state: ServiceState) throws {
        for endpoint in endpoints {
            let body = MicroProfileFormat().body(for: endpoint, of: state.service.report(), Query(nil))
            #expect(try violation(of: body.bytes) == nil, "\(endpoint)")
        }
    }

    @Test func `is valid against the schema whatever comes in`() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<caseCount(2_000) {
            let report = SampleService.random(using: &random).report()
            for endpoint in endpoints {
                let body = MicroProfileFormat().body(for: endpoint, of: report, Query(nil))
                #expect(try violation(of: body.bytes) == nil, "\(String(decoding: body.bytes, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: [
        #"[]"#, #"{"status":"UP"}"#, #"{"status":"UP","checks":[],"groups":[]}"#, #"{"status":"OK","checks":[]}"#,
        #"{"status":"UP","checks":[{"name":"a","status":"DOWN"}]}"#, #"{"status":"DOWN","checks":[]}"#,
        #"{"status":"UP","checks":[{"name":"a","status":"UP","data":{"b":null}}]}"#,
        #"{"status":"UP","checks":[{"name":"a","status":"UP","data":{"b":[]}}]}"#,
        #"{"status":"UP","checks":[{"name":"a","status":"UP","code":"x"}]}"#,
    ])
    func `would be found out if it broke the schema`(text: String) throws {
        #expect(try violation(of: Array(text.utf8)) != nil)
    }
}
