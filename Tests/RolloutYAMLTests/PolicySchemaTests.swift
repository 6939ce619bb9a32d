#if YAML
import Foundation
import Rollout
import Testing

@Suite(.timeLimit(.minutes(1))) struct `The schema that is shipped` {
    @Test(arguments: [(PolicySchema.policy, "rollout.schema.json"), (.scenarios, "scenarios.schema.json")])
    func `is the one that the readers make`(schema: PolicySchema, file: String) throws {
        let isSame = try PolicyFiles.text(file) == schema.text
        #expect(isSame, "bellwether rollout schema \(schema.rawValue) >Policies/\(file)")
    }

    @Test(arguments: PolicySchema.allCases) func `explains every member`(schema: PolicySchema) throws {
        let document = try JSONSerialization.jsonObject(with: Data(schema.text.utf8)) as? [String: Any]
        let definitions = try #require(document?["$defs"] as? [String: [String: Any]])
        var count = 0
        for (name, definition) in definitions {
            #expect((definition["description"] as? String)?.isEmpty == false, "\(name)")
            for (member, value) in definition["properties"] as? [String: [String: Any]] ?? [:] {
                let description = value["description"] as? String ?? ""
                #expect(description.hasSuffix("."), "\(name).\(member): \(description)")
                count += 1
            }
        }
        #expect(count > 30)
    }
}
#endif
