import ArgumentParser
import Health
import TestServers
import Testing

@testable import bellwether

@Suite(.timeLimit(.minutes(1))) struct `What the sidecar is told` {
    private func variables(_ arguments: [String], _ process: [String: String] = [:]) throws -> ServeVariables {
        try ServeVariables(try ServeOptions.parse(arguments), process: Environment { process[$0] })
    }

    @Test func `is taken from flags, then from the environment, then from the file`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("PORT=1\nHOST=file\nSERVICE_NAME='a shop'\n", to: "health.env")
        let environment = try variables(["--config", file, "--port", "3"], ["PORT": "2", "HOST": "inherited"])
            .environment
        #expect(try environment.text("PORT") == "3")
        #expect(try environment.text("HOST") == "inherited")
        #expect(try environment.text("SERVICE_NAME") == "a shop")
        #expect(try environment.text("HEALTH_PREFIX") == nil)
    }

    @Test(arguments: [
        ("--interval", "HEALTH_INTERVAL_MS", "1.5s", "1500.0"), ("--timeout", "HEALTH_TIMEOUT_MS", "250ms", "250.0"),
        ("--drain", "DRAIN_SECONDS", "500ms", "0.5"), ("--drain", "DRAIN_SECONDS", "0", "0.0"),
        ("--interval", "HEALTH_INTERVAL_MS", "10ms", "10.0"), ("--timeout", "HEALTH_TIMEOUT_MS", "24h", "86400000.0"),
        ("--drain", "DRAIN_SECONDS", "1h", "3600.0"), ("--drain", "DRAIN_SECONDS", "0.001ms", "0.0"),
        ("--critical", "HEALTH_CRITICAL", "redis", "redis"), ("--log-level", "LOG_LEVEL", "debug", "debug"),
        ("--redis", "REDIS_URL", "redis://h", "redis://h"),
    ])
    func `has a variable for each flag`(flag: String, variable: String, text: String, value: String) throws {
        #expect(try variables([flag, text]).environment.text(variable) == value)
    }

    @Test func `may be a secret that stands in a variable or a file`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("postgres://u:p@h/d\r\n", to: "url")
        #expect(
            try variables(["--postgres", "file:\(file)"]).environment.text("DATABASE_URL") == "postgres://u:p@h/d")
        #expect(try variables(["--token", "env:T"], ["T": "s3cret"]).environment.text("HEALTH_TOKEN") == "s3cret")
    }

    @Test(arguments: [
        (["--postgres", "file:/nowhere"], "--postgres names the file /nowhere, "),
        (["--redis", "env:UNSET"], "--redis names the variable UNSET, "), (["--redis", ""], "--redis is empty"),
        (["--redis", "env:"], "--redis needs a name after env:"),
        (["--http", "a=file:"], "--http needs a name after file:"),
        (["--token", "s3cret"], "--token must be env:NAME or file:PATH"),
        (["--interval", "fast"], "--interval must be 10ms to 24h with its unit"),
        (["--interval", "1ms"], "--interval must be 10ms to 24h"), (["--interval", "0"], "--interval must be 10ms"),
        (["--interval", "5000"], "--interval must be 10ms to 24h"), (["--timeout", "25h"], "--timeout must be 10ms"),
        (["--timeout", "1"], "--timeout must be "), (["--drain", "5"], "--drain must be 0 to 1h"),
        (["--timeout", "99999999999999999999999999999999h"], "--timeout must be "),
        (["--drain", "61m"], "--drain must be 0 to 1h"),
    ])
    func `is refused by the name of the flag`(arguments: [String], text: String) {
        let complaint = #expect(throws: Complaint.self) { try variables(arguments) }
        #expect(complaint?.status == 64)
        #expect(complaint?.text.hasPrefix(text) == true)
        #expect(complaint?.text.contains("s3cret") == false)
    }

    @Test func `is told when nothing asks for it`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("PORT=1\nPROT=2\n", to: "health.env")
        let told = try variables(["--config", file])
        _ = try told.environment.text("PORT")
        #expect(told.unusedLines == ["\(file):2: PROT is not used"])
    }

    @Test func `is blamed where it stands`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("# ports\nPORT=x\n", to: "health.env")
        let error = ConfigurationError("PORT", "must be a number")
        let flag = try variables(["--config", file, "--port", "y"]).complaint(about: error)
        #expect((flag.text, flag.status) == ("--port must be a number", 64))
        let inherited = try variables(["--config", file], ["PORT": "z"]).complaint(about: error)
        #expect((inherited.text, inherited.status) == ("PORT must be a number", 64))
        let line = try variables(["--config", file]).complaint(about: error)
        #expect((line.text, line.status) == ("\(file):2: PORT must be a number", 65))
    }
}
