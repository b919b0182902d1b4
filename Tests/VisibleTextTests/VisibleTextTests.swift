import Testing

@testable import VisibleText

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("bell\u{7}", "bell\u{FFFD}"),
        ("a\r\nb", "a\u{FFFD}\nb"),
        ("\u{9B}2J", "\u{FFFD}2J"), ("\u{7F}", "\u{FFFD}"), ("a\tb\nc", "a\tb\nc"),
        ("exe\u{202E}gnp", "exe\u{FFFD}gnp"), ("\u{2066}a\u{2069}", "\u{FFFD}a\u{FFFD}"), ("a\u{2028}b", "a\u{FFFD}b"),
        ("\u{E0041}", "\u{FFFD}"),
        // Letters of any script, and what joins or parts them, stay.
        ("σ² ∝ √N é 中 שלום نعم 👩‍🔬 می‌خواهم", "σ² ∝ √N é 中 שלום نعم 👩‍🔬 می‌خواهم"),
    ])
    func hiddenCommandsAreShown(text: String, expected: String) {
        // Compared by scalar: a comparison of strings takes CR LF for one character.
        #expect(text.visible.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [("a\n\nb", "a b"), ("\ta\u{7}\n", "a\u{FFFD}"), ("", "")])
    func aLineIsALine(text: String, expected: String) {
        #expect(text.visibleLine == expected)
    }
}
