import CLibpq

/// Takes the notices of one connection: none is printed, and the news that the session ends is kept.
///
/// A session that is terminated while it is idle gets its error as a notice.
final class NoticeSink {
    /// The SQLSTATE of the last notice that the session ends.
    private(set) var ending: SQLState?

    /// Makes this the receiver of a connection's notices, which must not outlive it.
    func attach(to connection: OpaquePointer) {
        let pointer = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe PQsetNoticeReceiver(
            connection,
            { sink, notice in
                guard let sink = unsafe sink, let notice = unsafe notice else { return }
                unsafe Unmanaged<NoticeSink>.fromOpaque(sink).takeUnretainedValue().take(notice)
            }, pointer)
    }

    private func take(_ notice: OpaquePointer) {
        // libpq frees the notice itself.
        guard let text = unsafe PQresultErrorField(notice, Int32(UInt8(ascii: "C"))),
            let state = SQLState(unsafe String(cString: text)), state.description.hasPrefix("57P")
        else { return }
        ending = state
    }
}
