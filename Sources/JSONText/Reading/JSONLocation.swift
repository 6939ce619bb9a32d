/// A place in a text, as editors count it.
package struct JSONLocation: Sendable, Hashable {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte. Lines end with a line feed.
    init(of offset: Int, in bytes: some Sequence<UInt8>) {
        var (line, column) = (1, 1)
        for byte in bytes.prefix(offset) {
            switch byte {
            case UInt8(ascii: "\n"): (line, column) = (line + 1, 1)
            // A byte that goes on with a scalar.
            case 0x80...0xBF: break
            default: column += 1
            }
        }
        self.init(line: line, column: column)
    }
}
