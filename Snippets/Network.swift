// Checks of other services.
import Health
import HealthNetwork

/// Other services: one that says how it is, and one that only has to listen.
func neighbours() throws -> [any HealthCheck] {
    [
        try HTTPCheck(
            configuration: CheckConfiguration(name: "billing", criticality: .degrading),
            url: "https://billing.internal/health",
            expecting: HTTPExpectation(fields: ["status": "healthy"]),
            options: HTTPCheckOptions(headers: ["Authorization": .environment("BILLING_TOKEN", prefix: "Bearer ")])),
        try TCPCheck(name: "smtp", host: "mail.internal", port: 25, criticality: .degrading),
    ]
}
