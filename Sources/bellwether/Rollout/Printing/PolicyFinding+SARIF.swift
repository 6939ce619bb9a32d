import ArgumentParser
import JSONText
import Rollout

extension [PolicyFinding] {
    /// One document of SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format) with all findings.
    var sarif: String {
        JSONWriter.text { json in
            json.object { json in
                json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                json.member("version", "2.1.0")
                json.array("runs") { json in
                    json.object { json in
                        json.object("tool") { $0.object("driver") { $0.driver() } }
                        json.member("columnKind", "unicodeCodePoints")
                        json.array("results") { json in
                            for finding in self { json.object { finding.write(to: &$0) } }
                        }
                    }
                }
            }
        }
    }
}

extension PolicyFinding {
    /// A result, which names its rule by word and by place in the list.
    fileprivate func write(to json: inout JSONWriter) {
        json.member("ruleId", rule.id)
        if let index = FindingRule.all.firstIndex(of: rule) { json.member("ruleIndex", index) }
        json.member("level", level.rawValue)
        json.object("message") { $0.member("text", message) }
        json.array("locations") { json in
            json.object { json in
                json.object("physicalLocation") { json in
                    json.object("artifactLocation") { $0.member("uri", FileReference(file).uri) }
                    json.object("region") { json in
                        json.member("startLine", lineNumber)
                        json.member("startColumn", column)
                    }
                }
                guard !place.isEmpty else { return }
                json.array("logicalLocations") { json in
                    json.object { $0.member("fullyQualifiedName", place) }
                }
            }
        }
    }
}

extension JSONWriter {
    /// The program, and every rule that it knows.
    fileprivate mutating func driver() {
        member("name", "bellwether")
        member("version", Bellwether.configuration.version)
        array("rules") { json in
            for rule in FindingRule.all {
                json.object { json in
                    json.member("id", rule.id)
                    json.object("shortDescription") { $0.member("text", rule.meaning) }
                    json.object("fullDescription") { $0.member("text", rule.meaning) }
                    json.object("help") { $0.member("text", rule.remedy) }
                    json.object("defaultConfiguration") { $0.member("level", rule.level.rawValue) }
                }
            }
        }
    }
}
