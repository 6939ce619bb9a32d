import Health
import Logging

/// Queries, `Accept` and `Authorization` as a client would send them: the first byte chooses the path.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEndpoints(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    guard endpoints.count == 2 else { fatalError("the endpoints cannot be made") }
    guard size > 0 else { return 0 }
    let paths = HealthEndpoint.allCases.flatMap(\.paths) + ["/detailed/", "/health/group/storage", "/health/group/"]
    let text = String(decoding: UnsafeBufferPointer(start: data + 1, count: size - 1), as: UTF8.self)
    let target = paths[Int(data[0]) % paths.count] + text
    let request = HealthRequest(method: "GET", target: target, accept: text, authorization: text)
    for endpoints in endpoints {
        guard case .response(let response) = endpoints.outcome(for: request) else { continue }
        if String(validating: response.body, as: UTF8.self) == nil { fatalError("the body is not UTF-8") }
    }
    return 0
}

/// Without and with a token.
private let endpoints: [HealthEndpoints] = [nil, "secret"].compactMap { token in
    try? HealthEndpoints(
        HealthMonitor(
            service: "fuzz", logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() },
            checks: [CustomCheck("database") {}]),
        configuration: EndpointConfiguration(groups: [HealthGroup("storage", [.check("database")])], token: token))
}
