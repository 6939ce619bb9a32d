import RedisClient
import Transport

extension RedisTarget {
    /// By what the snapshot of one server is told from that of another: a checksum of host, port and database, or of the
    /// path of the socket. Neither user nor password have a part in it.
    var fingerprint: String {
        let place =
            switch endpoint {
            case .tcp(let host, let port): "\(host.lowercased()):\(port)"
            case .unix(let path): path
            }
        return CRC32.checksum(of: Array("\(place)/\(database)".utf8))
    }
}
