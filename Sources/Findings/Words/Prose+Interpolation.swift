extension Prose {
    /// Gathers the pieces of an interpolated string.
    package struct StringInterpolation: StringInterpolationProtocol {
        var inlines: [Inline] = []

        /// An empty text.
        package init(literalCapacity: Int, interpolationCount: Int) {
            inlines.reserveCapacity(2 * interpolationCount + 1)
        }

        /// The text between interpolations.
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { inlines.append(.text(literal)) }
        }

        /// Plain text.
        package mutating func appendInterpolation(_ text: String) { inlines.append(.text(text)) }

        /// Other prose, numbers included.
        package mutating func appendInterpolation(_ prose: Prose) { inlines += prose.inlines }

        /// A number.
        package mutating func appendInterpolation(_ number: Number) { inlines.append(.number(number)) }

        /// A measured or configured number; nil is shown as undefined.
        /// - Parameters:
        ///   - name: Its name in the report's sources and macros, lower-case words joined by hyphens.
        ///   - group: What the quantity belongs to; nil in a finding, whose place the report knows.
        package mutating func appendInterpolation(
            _ value: Double?, _ name: String, _ format: NumberFormat = .significant(3), in group: String? = nil,
            file: StaticString = #fileID, line: Int = #line
        ) {
            let source = group.map { NumberSource.quantity(group: $0, name: name) } ?? .named(name)
            inlines.append(.number(Number(value ?? .nan, format, source: source, file: file, line: line)))
        }

        /// A count, printed as an integer.
        /// - Parameters:
        ///   - name: Its name, as for any number.
        ///   - group: What it belongs to, as for any number.
        package mutating func appendInterpolation(
            _ count: Int, _ name: String, in group: String? = nil, file: StaticString = #fileID, line: Int = #line
        ) {
            appendInterpolation(Double(count), name, .integer, in: group, file: file, line: line)
        }

        /// A cross-reference.
        package mutating func appendInterpolation(
            reference target: ElementID, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.reference(Reference(target, file: file, line: line)))
        }

        /// Important text.
        package mutating func appendInterpolation(strong prose: Prose) { inlines.append(.strong(prose)) }

        /// A name of the program, a file or a command.
        package mutating func appendInterpolation(code: String) { inlines.append(.code(code)) }

        /// A formula in plain Unicode.
        package mutating func appendInterpolation(math: String) { inlines.append(.math(math)) }

        /// A link to a destination outside the document.
        mutating func appendInterpolation(
            link prose: Prose, to destination: String, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.link(prose, destination: destination, SourceLocation(file: file, line: line)))
        }

        /// Refused: a number in prose has a name.
        @available(*, unavailable, message: "a number in prose has a name: \\(value, \"name\")")
        mutating func appendInterpolation(_ value: some Numeric) {}
    }
}
