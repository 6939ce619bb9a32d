import CLibpq

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One `PGconn`, finished with its owner. Every call on it is in this file.
///
/// Used by one thread at a time. Nothing here blocks: names are resolved before, and the socket is non-blocking.
@safe final class ConnectionHandle {
    private let raw: OpaquePointer
    private let notices = NoticeSink()

    private init(adopting raw: OpaquePointer) {
        unsafe self.raw = unsafe raw
        unsafe notices.attach(to: raw)
        // The message of a failed connect then ends with the SQLSTATE, in every language.
        _ = unsafe PQsetErrorVerbosity(raw, PQERRORS_SQLSTATE)
    }

    deinit {
        // Says goodbye to the server if the connection still works.
        unsafe PQfinish(raw)
    }

    /// Begins to connect; nil when there is no memory.
    ///
    /// - Parameter parameters: libpq's options; values are taken as they are (`expand_dbname` is off).
    static func start(_ parameters: [String: String]) -> ConnectionHandle? {
        let pairs = unsafe parameters.map { unsafe (strdup($0.key), strdup($0.value)) }
        defer {
            for unsafe(keyword, value) in unsafe pairs {
                unsafe free(keyword)
                unsafe free(value)
            }
        }
        let keywords = unsafe pairs.map { unsafe UnsafePointer<CChar>($0.0) } + [nil]
        let values = unsafe pairs.map { unsafe UnsafePointer<CChar>($0.1) } + [nil]
        return unsafe PQconnectStartParams(keywords, values, 0).map { unsafe ConnectionHandle(adopting: $0) }
    }
}

/// Connecting.
extension ConnectionHandle {
    /// What a connection attempt waits for.
    enum Progress {
        case reading, writing, connected, failed
    }

    /// The stages of an attempt that are told apart.
    enum Stage {
        case connecting, tls, authenticating, other
    }

    /// Goes on connecting.
    func advance() -> Progress {
        switch unsafe PQconnectPoll(raw) {
        case PGRES_POLLING_READING: .reading
        case PGRES_POLLING_WRITING: .writing
        case PGRES_POLLING_OK: .connected
        default: .failed
        }
    }

    /// Where the attempt stands, or stood when it failed if asked before.
    var stage: Stage {
        switch unsafe PQstatus(raw) {
        case CONNECTION_STARTED, CONNECTION_MADE, CONNECTION_NEEDED: .connecting
        case CONNECTION_SSL_STARTUP: .tls
        case CONNECTION_AWAITING_RESPONSE, CONNECTION_AUTH_OK: .authenticating
        default: .other
        }
    }

    /// The socket of this moment, negative when there is none. It changes while connecting.
    var socket: Int32 { unsafe PQsocket(raw) }

    /// Whether the connection works as far as libpq knows.
    var isUsable: Bool { unsafe PQstatus(raw) == CONNECTION_OK }

    /// Whether the bytes on the socket are encrypted.
    var usesTLS: Bool { unsafe PQsslInUse(raw) != 0 }

    /// Whether the server wants a password and there is none.
    var lacksPassword: Bool { unsafe PQconnectionNeedsPassword(raw) != 0 }

    /// libpq's message; may hold secrets and never leaves this module.
    var message: String { unsafe PQerrorMessage(raw).map { unsafe String(cString: $0) } ?? "" }

    /// The value of a parameter that the server reports.
    func parameter(_ name: String) -> String? {
        unsafe PQparameterStatus(raw, name).map { unsafe String(cString: $0) }
    }

    /// Makes sending never wait.
    func beNonBlocking() { _ = unsafe PQsetnonblocking(raw, 1) }

    /// Cuts the connection, so that finishing it waits for nobody and no late answer can come.
    func abandon() {
        guard socket >= 0 else { return }
        #if canImport(Glibc)
        _ = shutdown(socket, Int32(SHUT_RDWR))
        #else
        _ = shutdown(socket, SHUT_RDWR)
        #endif
    }
}

/// Asking.
extension ConnectionHandle {
    /// Queues a query.
    func send(_ query: Query) -> Bool {
        switch query {
        case .simple(let statements): unsafe PQsendQuery(raw, statements) == 1
        case .single(let statement): unsafe PQsendQueryParams(raw, statement, 0, nil, nil, nil, nil, 0) == 1
        }
    }

    /// Sends what is queued: true when nothing is left, nil when it failed.
    func flush() -> Bool? {
        switch unsafe PQflush(raw) {
        case 0: true
        case 1: false
        default: nil
        }
    }

    /// Reads what has come; false when the connection is lost.
    func consumeInput() -> Bool { unsafe PQconsumeInput(raw) == 1 }

    /// Whether the next result is not complete yet. Takes notices in.
    var isBusy: Bool { unsafe PQisBusy(raw) == 1 }

    /// The next result, nil after the last. Only when not busy.
    func nextResult() -> ResultHandle? { unsafe ResultHandle(adopting: PQgetResult(raw)) }

    /// Whether no transaction is open.
    var isOutsideTransaction: Bool { unsafe PQtransactionStatus(raw) == PQTRANS_IDLE }

    /// Why the server ended the session, if it said so.
    var ending: SQLState? { notices.ending }
}
