extension String {
    /// Without control characters, which could move the cursor of a terminal: a space stands for each.
    var withoutControls: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
