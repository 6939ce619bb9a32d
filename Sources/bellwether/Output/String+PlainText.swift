extension String {
    /// Without characters that could move the cursor of a terminal, end a line or turn its direction around: a space
    /// stands for each.
    var withoutControls: String {
        String(UnicodeScalarView(unicodeScalars.map { $0.isControl ? " " : $0 }))
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}
