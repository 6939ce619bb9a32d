import NIOCore

/// The bytes of exactly one whole request that was accepted on a connection, and its answer.
///
/// Probers send the same bytes again and again. Equal bytes at the start of a message are an equal message, so they
/// need no second parse; were the bytes more or less than one message, a burst would draw the wrong number of answers.
final class RememberedRequest {
    let bytes: ByteBuffer
    let answer: PreparedAnswer

    init(_ bytes: ByteBuffer, _ answer: PreparedAnswer) {
        // A copy: the slice would hold on to the whole read.
        self.bytes = ByteBuffer(buffer: bytes)
        self.answer = answer
    }
}
