extension Unicode.Scalar {
    /// Whether the character is not shown but changes how others are shown: a control character other than tab and
    /// newline, which may command a terminal; a line or paragraph separator; a character that turns the direction of the
    /// text, so that a name reads as another one; a tag character.
    package var isHiddenCommand: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: properties.generalCategory == .control
        }
    }
}

extension String {
    /// The text with U+FFFD in place of every character that is not shown but changes how others are shown. What a user
    /// names, or what a file from elsewhere says, can then be shown anywhere.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isHiddenCommand) else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.isHiddenCommand ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }

    /// The visible text on one line: a space stands for each run of line breaks and tabs.
    package var visibleLine: String {
        visible.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }
}
