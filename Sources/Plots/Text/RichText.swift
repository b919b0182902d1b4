import VisibleText

/// One line of text with superscripts and subscripts.
///
/// A string literal is read with `^{...}` and `_{...}`: `"10^{-3}"`, `"‖∇L‖_{2}"`. A hyphen before a digit inside a
/// script becomes a minus sign.
public struct RichText: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The height of a run.
    public enum Script: Hashable, Sendable {
        /// On the baseline.
        case baseline
        /// Raised and smaller.
        case superscript
        /// Lowered and smaller.
        case `subscript`
    }

    /// Characters at the same height.
    public struct Run: Hashable, Sendable {
        /// The characters.
        public var text: String
        /// Their height.
        public var script: Script

        /// Creates a run.
        public init(_ text: String, script: Script = .baseline) {
            self.text = text
            self.script = script
        }
    }

    /// The runs, in reading order.
    public var runs: [Run]

    /// Creates a line from runs.
    public init(runs: [Run]) { self.runs = runs.filter { !$0.text.isEmpty } }

    /// Creates a line from characters that are taken as they are.
    public init(verbatim text: String) { self.init(runs: [Run(Self.onOneLine(text))]) }

    /// Creates a line from text with `^{...}` and `_{...}`.
    public init(_ markup: String) {
        var runs: [Run] = []
        var plain = ""
        var rest = Substring(Self.onOneLine(markup))
        while let character = rest.first {
            let script: Script? = character == "^" ? .superscript : character == "_" ? .subscript : nil
            if let script, rest.dropFirst().first == "{", let end = rest.firstIndex(of: "}") {
                runs.append(Run(plain))
                plain = ""
                runs.append(Run(Self.withMinusSign(String(rest[..<end].dropFirst(2))), script: script))
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        self.init(runs: runs + [Run(plain)])
    }

    /// Creates a line from a literal with `^{...}` and `_{...}`.
    public init(stringLiteral value: String) { self.init(value) }

    /// The characters without their heights.
    public var description: String { runs.map(\.text).joined() }

    private static func onOneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
            .visible
    }

    private static func withMinusSign(_ text: String) -> String {
        guard text.first == "-", text.dropFirst().first?.isNumber == true else { return text }
        return "\u{2212}" + text.dropFirst()
    }
}
