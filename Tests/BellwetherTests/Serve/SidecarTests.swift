import ArgumentParser
import Health
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The sidecar` {
    private func complaint(_ arguments: [String], _ process: [String: String] = [:]) throws -> Complaint? {
        let variables = try ServeVariables(ServeOptions.parse(arguments), process: Environment { process[$0] })
        do throws(ConfigurationError) {
            _ = try Sidecar(variables)
            return nil
        } catch {
            return variables.complaint(about: error)
        }
    }

    @Test func `refuses a critical check that is not configured`() throws {
        let flag = try #require(try complaint(["--critical", "database"]))
        #expect(flag.text == "--critical lists checks that are not configured: database" && flag.status == 64)
        let variable = try #require(
            try complaint(["--tcp", "a=h:1"], ["HEALTH_CRITICAL": "redis,a,database", "REDIS_URL": "redis://h"]))
        #expect(variable.text == "HEALTH_CRITICAL lists checks that are not configured: database")
        #expect(variable.status == 64)
        let folder = try TemporaryFolder()
        let file = try folder.write("HEALTH_CRITICAL=database\n", to: "health.env")
        let line = try #require(try complaint(["--config", file]))
        #expect(line.text.hasPrefix("\(file):1: HEALTH_CRITICAL lists ") && line.status == 65)
    }

    @Test(arguments: [
        [], ["--redis", "redis://h"], ["--redis", "redis://h", "--critical", "redis"],
        ["--tcp", "a=h:1", "--critical", "a"],
    ])
    func `takes what is configured`(arguments: [String]) throws {
        #expect(try complaint(arguments) == nil)
    }
}
