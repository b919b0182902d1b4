/// A piece of running text.
package indirect enum Inline: Sendable {
    /// Plain text of any origin. Each writer escapes it, so it never becomes markup.
    case text(String)
    /// Important text.
    case strong(Prose)
    /// A name of the program, a file or a command.
    case code(String)
    /// A formula in plain Unicode, with `_{...}` and `^{...}` for what Unicode cannot lower or raise: `σ_{l}²`.
    case math(String)
    /// Raised text.
    case superscript(Prose)
    /// Lowered text.
    case `subscript`(Prose)
    /// A number with its source.
    case number(Number)
    /// A link to a section, figure, table or claim of this document, shown as its name.
    case reference(Reference)
    /// A link to a destination outside the document: `http`, `https`, `mailto` or a path relative to the output folder.
    case link(Prose, destination: String, SourceLocation)
}

/// A cross-reference.
package struct Reference: Hashable, Sendable {
    /// What is referred to.
    package let target: ElementID
    /// The line that refers to it.
    package let location: SourceLocation

    /// A reference to an element of the same document.
    package init(_ target: ElementID, file: StaticString = #fileID, line: Int = #line) {
        self.target = target
        location = SourceLocation(file: file, line: line)
    }
}
