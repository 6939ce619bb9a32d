import ASCIIText

/// A share of all targeting keys, as an operator writes it: `25%`, `0.125%`.
struct Percentage: Sendable, Hashable {
    /// In thousandths of a percent, 0 to 100,000.
    let thousandths: UInt32

    /// A whole number or up to three decimals between 0 and 100, `%` right behind it, ASCII white space around; nil for
    /// anything else.
    init?(_ bytes: [UInt8]) {
        let text = bytes.trimmed
        guard text.last == UInt8(ascii: "%") else { return nil }
        let parts = text.dropLast().split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ UInt32(digits: $0, atMost: 3) }) else { return nil }
        var decimals: UInt32 = 0
        if parts.count == 2 {
            guard let digits = UInt32(digits: parts[1], atMost: 3) else { return nil }
            decimals = [100, 10, 1][parts[1].count - 1] * digits
        }
        guard whole * 1_000 + decimals <= 100_000 else { return nil }
        thousandths = whole * 1_000 + decimals
    }

    /// The share that is in, and the rest.
    var shares: Shares {
        var shares = Shares()
        _ = shares.append(thousandths) && shares.append(100_000 - thousandths)
        return shares
    }
}
