/// Where in the composing code an element of a document was made, so that an error can say which line to mend.
package struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// Module and file, as `#fileID` gives it.
    package let file: String
    /// Line, counted from one.
    package let line: Int

    /// Remembers a place; the defaults of an element's initializer fill it in.
    package init(file: StaticString, line: Int) {
        self.file = "\(file)"
        self.line = line
    }

    /// `Reports/ClaimSection.swift:12`.
    package var description: String { "\(file):\(line)" }
}
