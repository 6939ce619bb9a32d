import ASCIIText

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
            guard Int(digits: value.utf8, atMost: 9) != nil else { throw TargetError(.optionValue, option) }
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
