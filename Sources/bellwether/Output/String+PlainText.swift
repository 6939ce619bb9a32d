extension String {
    /// Without characters that could move the cursor of a terminal, end a line or turn its direction around, or that
    /// nobody sees: a space stands for each.
    var withoutControls: String {
        String(UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 }))
    }
}

extension Unicode.Scalar {
    /// What joins two letters, or keeps them apart, is part of a script.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: !properties.isJoinControl
        default: false
        }
    }
}
