import Testing

@testable import bellwether

@Suite struct `A text on a terminal` {
    @Test(arguments: [
        "\u{1B}[2J", "a\nb", "a\u{2028}b", "a\u{2029}b", "a\u{202E}b", "a\u{2066}b", "a\u{7F}b", "a\u{9B}b",
        "a\u{200B}b", "a\u{FEFF}b", "a\u{AD}b", "a\u{E0041}b",
    ])
    func `neither moves the cursor nor turns a line around`(_ text: String) {
        let plain = text.withoutControls
        #expect(plain != text && plain.unicodeScalars.count == text.unicodeScalars.count && plain.contains(" "))
    }

    @Test(arguments: ["", "grün", "日本語", "👩‍👩‍👧", "a b"])
    func `stays as it is otherwise`(_ text: String) {
        #expect(text.withoutControls == text)
    }
}
