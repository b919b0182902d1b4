/// The source line that created an element of a document, for use in error messages.
package struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// Module and file, as `#fileID` gives it.
    let file: String
    /// Line, counted from one.
    let line: Int

    /// Makes a location; the default arguments of an element's initializer supply it.
    package init(file: StaticString, line: Int) {
        self.file = "\(file)"
        self.line = line
    }

    /// `Reports/ClaimSection.swift:12`.
    package var description: String { "\(file):\(line)" }
}
