/// The options of a connection string while it is read, each at most once.
struct TargetSettings {
    private(set) var values: [TargetOption: String] = [:]

    /// Takes an option by its name as it stands in the string. Empty values count as not given, as they do for libpq.
    mutating func set(_ name: String, _ value: String) throws(TargetError) {
        guard let option = TargetOption(rawValue: name) else { throw TargetError(.unknownOption) }
        try set(option, value)
    }

    /// Takes an option.
    mutating func set(_ option: TargetOption, _ value: String) throws(TargetError) {
        guard values[option] == nil else { throw TargetError(.repeatedOption, option) }
        guard !value.utf8.contains(0) else { throw TargetError(.controlCharacter) }
        try check(option, value)
        values[option] = value
    }

    /// The value, nil when it is not given or empty.
    subscript(option: TargetOption) -> String? {
        values[option].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The names of what is left away and should be told, in the order of the alphabet.
    var dropped: [String] {
        values.keys.filter { $0.treatment == .dropped }.map(\.rawValue).sorted()
    }

    /// What goes to libpq as it is.
    var passed: [String: String] {
        var passed: [String: String] = [:]
        for (option, value) in values where !value.isEmpty {
            if case .passed = option.treatment { passed[option.rawValue] = value }
        }
        // The name of JDBC, which libpq knows as well.
        if self[.ssl] != nil, self[.sslmode] == nil { passed[TargetOption.sslmode.rawValue] = "require" }
        return passed
    }

    private func check(_ option: TargetOption, _ value: String) throws(TargetError) {
        guard !value.isEmpty else { return }
        switch option.treatment {
        case .refused: throw TargetError(.refusedOption, option)
        case .passed(.number):
            guard value.utf8.count <= 9, value.utf8.allSatisfy(\.isDigit) else {
                throw TargetError(.optionValue, option)
            }
        case .passed(.words(let words)):
            guard words.contains(value) else { throw TargetError(.optionValue, option) }
        case .passed(.file):
            guard value.hasPrefix("/") else { throw TargetError(.optionValue, option) }
        case .ours where option == .ssl:
            guard value == "true" else { throw TargetError(.optionValue, option) }
        case .passed(.text), .ours, .ignored, .dropped: break
        }
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isHexDigit: Bool { hexValue != nil }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    var isControl: Bool { self < 0x20 || self == 0x7f }
}
