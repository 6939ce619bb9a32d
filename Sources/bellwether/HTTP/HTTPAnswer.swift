import JSONText

/// What came of a request.
struct HTTPAnswer: Sendable {
    /// The status code, or why there is none.
    enum Outcome: Sendable, Hashable {
        case status(Int)
        case failure(String)
    }

    let outcome: Outcome
    /// The first bytes of the body.
    var body: [UInt8] = []
    var duration: Duration = .zero

    /// Whether a prober takes it for a success: 200 to 399, as the kubelet does.
    var isGood: Bool {
        if case .status(200..<400) = outcome { true } else { false }
    }

    /// The status code, or the word for the failure.
    var summary: String {
        switch outcome {
        case .status(let code): String(code)
        case .failure(let word): word
        }
    }

    /// One line for people.
    func line(for url: TargetURL) -> String {
        let text = body.isEmpty ? "" : " " + Self.oneLine(body)
        return "\(summary) \(url)\(text)"
    }

    /// One JSON object.
    func json(for url: TargetURL) -> String {
        JSONWriter.text { json in
            json.object { json in
                json.member("url", url.description)
                json.member("ok", isGood)
                json.key("status")
                if case .status(let code) = outcome { json.value(code) } else { json.value(nil) }
                json.key("error")
                if case .failure(let word) = outcome { json.value(word) } else { json.value(nil) }
                json.member("duration_ms", (duration / .microseconds(1) / 1_000).rounded())
                json.member("body", String(decoding: body, as: UTF8.self))
            }
        }
    }

    /// At most 256 bytes.
    private static func oneLine(_ body: [UInt8]) -> String {
        String(decoding: body.prefix(256), as: UTF8.self).withoutControls
    }
}
