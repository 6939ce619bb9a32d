import Health

/// When a certificate counts.
struct CertificateValidity: Sendable, Hashable {
    /// The first moment.
    let notBefore: Timestamp
    /// The last moment.
    let notAfter: Timestamp

    /// A validity from seconds since 1970.
    init(notBefore: Int, notAfter: Int) {
        self.notBefore = Timestamp(secondsSinceEpoch: notBefore)
        self.notAfter = Timestamp(secondsSinceEpoch: notAfter)
    }
}

/// The validities of the certificates in one file. A chain holds as long as each of its certificates does.
struct CertificateChain: Sendable, Hashable {
    private let validities: [CertificateValidity]

    init(_ validities: [CertificateValidity]) {
        self.validities = validities
    }

    /// What the validities mean at a moment.
    ///
    /// - Parameter warning: How long before the end of the first one the chain is degraded.
    func judge(at now: Timestamp, warning: Duration) -> CheckResult {
        guard let end = validities.map(\.notAfter.millisecondsSinceEpoch).min(),
            let start = validities.map(\.notBefore.millisecondsSinceEpoch).max()
        else {
            return .unhealthy(.misconfigured, message: "the file holds no certificate")
        }
        // Dates of a certificate span ten thousand years, far from the ends of Int64.
        let left = end - now.millisecondsSinceEpoch
        let observed = [
            Observation("not_after", .text(Timestamp(millisecondsSinceEpoch: end).iso8601)),
            Observation("days_left", .number((Double(left) / 8_640_000).rounded() / 10)),
            Observation("certificates", .integer(Int64(validities.count))),
        ]
        if left < 0 { return .unhealthy(.tls, message: "expired", observed: observed) }
        if start > now.millisecondsSinceEpoch {
            return .unhealthy(.tls, message: "not valid yet", observed: observed)
        }
        guard Duration.milliseconds(left) >= warning else {
            return .degraded(.tls, message: "expires soon", observed: observed)
        }
        return .healthy(observed: observed)
    }
}

extension Timestamp {
    /// A moment that no certificate can put out of range.
    fileprivate init(secondsSinceEpoch seconds: Int) {
        // The years 0 and 9999, between which the dates of X.509 lie.
        self.init(millisecondsSinceEpoch: Int64(min(max(seconds, -62_167_219_200), 253_402_300_799)) * 1_000)
    }
}
