/// A measured, fitted or configured number with its format and source.
package struct Number: Hashable, Sendable {
    /// The value at full precision; NaN if it is undefined.
    package let value: Double
    /// How the value is printed.
    package let format: NumberFormat
    /// The source of the value.
    package let source: NumberSource
    /// The source line that created the number, for error messages.
    package let location: SourceLocation

    /// A number of the report.
    /// - Parameters:
    ///   - value: The value at full precision.
    ///   - format: How it is printed; three significant digits by default.
    ///   - source: Its source; a document with an empty one is refused.
    package init(
        _ value: Double, _ format: NumberFormat = .significant(3), source: NumberSource,
        file: StaticString = #fileID, line: Int = #line
    ) {
        self.init(value, format, source: source, at: SourceLocation(file: file, line: line))
    }

    /// A number that is part of another element, with that element's source line.
    package init(_ value: Double, _ format: NumberFormat, source: NumberSource, at location: SourceLocation) {
        self.value = value
        self.format = format
        self.source = source
        self.location = location
    }

    /// The value as printed, in Unicode: `−0.36`, `1.2×10⁻³`, `10,000`.
    package var text: String { format.text(value) }

    /// The number with its name placed in a group; unchanged if it has a group, or comes from a file.
    package func named(in group: String) -> Number {
        guard case .named(let name) = source else { return self }
        return Number(value, format, source: .quantity(group: group, name: name), at: location)
    }
}

/// The source of a number in the report. Every number has one, so that none is typed by hand.
package enum NumberSource: Hashable, Sendable {
    /// A quantity of the finding that contains the number. The report names the claim, figure or experiment
    /// (`Prose.named(in:)`), and refuses a number for which that was forgotten.
    case named(String)
    /// A named quantity of a claim, figure or configuration, such as `(group: "c1", name: "slope")`.
    ///
    /// LaTeX gives it the macro `\normreportclaim{c1}{slope}`; two different values under one name are an error.
    case quantity(group: String, name: String)
    /// A cell of a data file, relative to the output folder; it has no macro.
    case file(String)
}

extension NumberSource {
    /// Whether the source names nothing, or a quantity without saying of what; a document with such a number is refused.
    package var isIncomplete: Bool {
        switch self {
        case .named: true
        case .quantity(let group, let name): group.isEmpty || name.isEmpty
        case .file(let path): path.isEmpty
        }
    }

    /// The source in words, for a tooltip or an error.
    package var label: String {
        switch self {
        case .named(let name): name
        case .quantity(let group, let name): "\(group): \(name)"
        case .file(let path): path
        }
    }
}
