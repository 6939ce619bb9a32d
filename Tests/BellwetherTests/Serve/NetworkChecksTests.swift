#if HTTPClient
import ArgumentParser
import Health
import HealthNetwork
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `The network checks of the sidecar` {
    private func complaint(_ arguments: [String]) throws -> Complaint? {
        let variables = try ServeVariables(ServeOptions.parse(arguments), process: Environment { _ in nil })
        do throws(ConfigurationError) {
            let criticality = try CheckCriticality.fromEnvironment(variables.environment)
            _ = try NetworkChecks.all(variables, variables.environment, criticality)
            return nil
        } catch {
            return variables.complaint(about: error)
        }
    }

    @Test(arguments: [
        ("TCP_CHECKS=a=h:1,b=s3cret", "TCP_CHECKS entry 2: address of check b must "),
        ("TCP_CHECKS=s3cret", "TCP_CHECKS entry 1 must be name=host:port"),
        ("HTTP_CHECKS=a=http://h,b=ftp://s3cret", "HTTP_CHECKS entry 2: url of check b must "),
        ("HTTP_CHECKS==tok=http://s3cret", "HTTP_CHECKS entry 1 must be name=URL"),
        ("HTTP_CHECKS=redis=http://s3cret", "HTTP_CHECKS entry 1: check redis must "),
    ])
    func `are blamed on the line of the file`(line: String, text: String) throws {
        let file = try TemporaryFolder()
        let path = try file.write("# others\n\(line)\n", to: "health.env")
        let complaint = try #require(try complaint(["--config", path]))
        #expect(complaint.text.hasPrefix("\(path):2: \(text)") && complaint.status == 65)
        #expect(!complaint.text.contains("s3cret"))
    }

    @Test(arguments: [
        (["--tcp", "a=h:1", "--tcp", "b=s3cret"], "--tcp entry 2: address of check b must "),
        (["--http", "a=u:s3cret@h"], "--http entry 1: url of check a must "),
        (["--http", "a=http://h", "--tcp", "a=h:1"], "--tcp entry 1: check a must "),
        (["--tcp", "a b=h:1"], "--tcp entry 1: check name must "),
    ])
    func `are blamed on the flag`(arguments: [String], text: String) throws {
        let complaint = try #require(try complaint(arguments))
        #expect(complaint.text.hasPrefix(text) && complaint.status == 64)
        #expect(!complaint.text.contains("s3cret"))
    }

    @Test func `replace the variable by the flag`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("TCP_CHECKS=unusable\n", to: "health.env")
        #expect(try complaint(["--config", path, "--tcp", "a=h:1", "--http", "b=http://h"]) == nil)
    }
}
#endif
