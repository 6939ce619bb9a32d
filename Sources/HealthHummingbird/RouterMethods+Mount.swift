#if Hummingbird
import HTTPTypes
public import Health
public import Hummingbird

extension RouterMethods {
    /// Puts every health endpoint of a service on this router or group, open and in the native format.
    ///
    /// ```swift
    /// router.mount(health, prefix: "/api")
    /// ```
    ///
    /// The answers are those of ``HealthEndpoints``, bodies, status codes and header fields: GET, HEAD and OPTIONS, and
    /// 405 for the other methods of HTTP; for methods that others have invented a router finds nothing: 404. As with every
    /// route of Hummingbird, a slash at the end of a path is no difference, and a second handler for the same path and
    /// method ends the program at its start.
    ///
    /// Requests in flight, limits and deadlines are Hummingbird's. Its executors answer, so that an application that
    /// blocks them keeps `/live` waiting too; `HealthServer` on a port of its own does not. `/detailed` and `/metrics`
    /// reveal internals to whoever reaches the router: mount endpoints with a token where that is everybody.
    ///
    /// - Parameters:
    ///   - monitor: What is known.
    ///   - prefix: What stands before every path.
    ///   - traffic: The application's own requests, for `/metrics`.
    @discardableResult
    public func mount(_ monitor: HealthMonitor, prefix: RouterPath = "", traffic: TrafficRecorder? = nil) -> Self {
        mount(HealthEndpoints(standardOver: monitor, traffic: traffic), below: prefix)
    }

    /// Puts health endpoints with a configuration of their own on this router or group: token, formats, groups, smoke
    /// tests. Their own prefix stands before every path.
    ///
    /// ```swift
    /// router.mount(try HealthEndpoints(health, configuration: .fromEnvironment(), traffic: traffic))
    /// ```
    @discardableResult
    public func mount(_ endpoints: HealthEndpoints) -> Self {
        mount(endpoints, below: "")
    }

    private func mount(_ endpoints: HealthEndpoints, below prefix: RouterPath) -> Self {
        for template in endpoints.pathTemplates.map({ RouterPath($0) }) {
            for method in [HTTPRequest.Method].mounted {
                on(prefix.appendingPath(template), method: method) { request, _ in
                    try await endpoints.response(to: request, segments: template.count)
                }
            }
        }
        return self
    }
}

extension [HTTPRequest.Method] {
    /// Those of RFC 9110 and PATCH; a router finds nothing for a method that it was not told of.
    fileprivate static let mounted: Self = [.get, .head, .options, .post, .put, .patch, .delete, .trace, .connect]
}

extension HealthEndpoints {
    /// The answer to a request.
    ///
    /// - Parameter segments: How many segments at the end of the path are the endpoints'; what stands before them is the
    ///   router's.
    /// - Throws: `HTTPError` of status 404 when the path is none of the endpoints' after all: a name that is not valid.
    fileprivate func response(to request: Request, segments: Int) async throws -> Response {
        guard let response = await respond(to: HealthRequest(request, segments: segments)) else {
            throw HTTPError(.notFound)
        }
        return Response(response, isHead: request.method == .head)
    }
}
#endif
