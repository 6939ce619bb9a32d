import Health
import NIOCore

/// The answer to one request, rendered once and given again while it holds. Only for one event loop.
final class PreparedAnswer {
    private let request: HealthRequest
    private let form: ResponseRenderer.Form
    private let endpoints: any Answering
    private let dates: DateSource

    private var bytes = ByteBuffer()
    private var generation: UInt64 = 0
    private var until: NIODeadline = .uptimeNanoseconds(0)
    private var second: Int64 = -1

    /// An answer that is not rendered yet.
    init(to request: HealthRequest, form: ResponseRenderer.Form, from endpoints: any Answering, dates: DateSource) {
        self.request = request
        self.form = form
        self.endpoints = endpoints
        self.dates = dates
    }

    /// The bytes, rendered anew when the snapshot, the second or the bound of the last ones has changed.
    ///
    /// - Returns: Nil when the answer cannot be given again in this form, because it takes time now or because
    ///   connections end with their answers while the service drains.
    func current(at now: NIODeadline) -> ByteBuffer? {
        if now < until, endpoints.generation == generation, dates.second(at: now) == second { return bytes }
        // Draining is a change of the snapshot, so looking here is early enough.
        guard form.closes || !endpoints.isDraining, case .response(let response) = endpoints.outcome(for: request)
        else {
            return nil
        }
        return render(response, at: now)
    }

    /// Renders an answer; nil when it may not be given again.
    func render(_ response: HealthResponse, at now: NIODeadline) -> ByteBuffer? {
        guard let lifetime = response.lifetime else { return nil }
        second = dates.second(at: now)
        generation = lifetime.generation
        until = now + TimeAmount(max(.zero, ContinuousClock.now.duration(to: lifetime.until)))
        bytes = ResponseRenderer.render(response, form: form, date: dates.text)
        return bytes
    }
}
