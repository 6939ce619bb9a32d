#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension SystemErrorClass {
    /// The class of the error that a library tells as text only; nil when the text names none.
    ///
    /// The text is compared with that of `strerror` in the same process and language, never with wording of our own.
    package init?(namedIn text: String) {
        let named = Self.allCases.first { known in
            known.numbers.contains { text.contains(Self.text(of: $0)) }
        }
        guard let named else { return nil }
        self = named
    }

    private static func text(of number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        _ = unsafe strerror_r(number, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
