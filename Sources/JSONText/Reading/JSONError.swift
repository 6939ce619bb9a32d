/// Why a text is no JSON, and where; nothing of the text is in it.
package struct JSONError: Error, Sendable, Hashable {
    /// The class of the mistake.
    package enum Reason: Sendable, Hashable {
        /// The text ends in the middle of a value.
        case unexpectedEnd
        /// Something stands where a value must.
        case expectedValue
        /// The text begins with a byte order mark, which JSON does not know.
        case byteOrderMark
        /// Something stands where the name of a member must.
        case expectedName
        /// Something stands where a colon must.
        case expectedColon
        /// Something stands where a comma or the end of the array or object must.
        case expectedComma
        /// Something stands after the value.
        case trailingText
        /// A number in another form than JSON's.
        case invalidNumber
        /// A backslash before anything but its eight letters and four digits.
        case invalidEscape
        /// Half of a surrogate pair.
        case loneSurrogate
        /// A control character in a string.
        case controlCharacter
        /// Bytes that are no UTF-8.
        case invalidUTF8
        /// A second member of one name.
        case duplicateName
        /// More levels than allowed.
        case tooDeep
        /// More bytes than allowed.
        case tooLarge
    }

    /// The class of the mistake.
    package let reason: Reason
    /// Where it is.
    package let location: JSONLocation

    package init(reason: Reason, location: JSONLocation) {
        self.reason = reason
        self.location = location
    }
}

extension JSONError: CustomStringConvertible {
    /// Place and reason, like `line 3, column 7: a second member of this name`.
    package var description: String { "line \(location.line), column \(location.column): \(reason)" }
}

extension JSONError.Reason: CustomStringConvertible {
    /// The reason in words.
    package var description: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .expectedValue: "a value is expected"
        case .byteOrderMark: "a byte order mark stands in front: save the file as UTF-8 without one"
        case .expectedName: "a member's name in double quotes is expected"
        case .expectedColon: "a colon is expected"
        case .expectedComma: "a comma or the closing bracket is expected"
        case .trailingText: "nothing more is expected"
        case .invalidNumber: "this is no number of JSON"
        case .invalidEscape: "this escape is unknown"
        case .loneSurrogate: "half of a surrogate pair stands alone"
        case .controlCharacter: "a control character must be escaped"
        case .invalidUTF8: "this is no UTF-8"
        case .duplicateName: "a second member of this name"
        case .tooDeep: "too many levels"
        case .tooLarge: "the text is too long"
        }
    }
}
