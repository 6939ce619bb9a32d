import Transport

extension RedisError {
    /// The class of an error that the transport threw.
    init(transport error: any Error) {
        self = (error as? RedisError) ?? RedisError(Code(TransportError(error)))
    }
}

extension RedisError.Code {
    /// The class of a failure of the transport.
    fileprivate init(_ error: TransportError) {
        self =
            switch error {
            case .refused: .refused
            case .unreachable: .unreachable
            case .timeout: .timeout
            case .dns: .dns
            case .tls: .tls
            case .closed: .closed
            case .cancelled: .cancelled
            case .noPermission: .noPermission
            case .resources: .resources
            }
    }
}
