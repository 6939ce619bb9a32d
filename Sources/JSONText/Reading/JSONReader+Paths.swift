extension JSONReader {
    /// Where the value at the end of a path begins, or the last one before it that is there.
    mutating func offset(of path: [JSONStep]) throws(Failure) -> Int {
        skipSpace()
        for step in path {
            let start = offset
            let isThere =
                switch step {
                case .name(let name): try goToMember(name)
                case .index(let index): try goToElement(index)
                }
            if !isThere { return start }
        }
        return offset
    }

    /// Goes to the value of a member of the object that begins here; false when there is none.
    private mutating func goToMember(_ wanted: String) throws(Failure) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        skipSpace()
        while next == UInt8(ascii: "\"") {
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw failure(.expectedColon) }
            skipSpace()
            if name == wanted { return true }
            _ = try value()
            if try isAtEnd(UInt8(ascii: "}")) { return false }
        }
        return false
    }

    /// Goes to an element of the array that begins here; false when there is none.
    private mutating func goToElement(_ index: Int) throws(Failure) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        skipSpace()
        if next == UInt8(ascii: "]") { return false }
        for _ in 0..<max(index, 0) {
            _ = try value()
            if try isAtEnd(UInt8(ascii: "]")) { return false }
        }
        return true
    }
}
