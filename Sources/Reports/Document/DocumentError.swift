import Findings

/// An error that prevents a document from being written, with the source line that created the faulty element.
package enum DocumentError: Error, Equatable, Sendable {
    /// Two elements have the same identifier.
    case duplicateIdentifier(ElementID, SourceLocation, first: SourceLocation)
    /// An identifier that is not legal as an anchor, a label and a file name.
    case illegalIdentifier(ElementID, SourceLocation)
    /// A reference to an element that does not exist.
    case danglingReference(ElementID, SourceLocation, known: [ElementID])
    /// A number without a source.
    case numberWithoutSource(String, SourceLocation)
    /// Two different values of one quantity.
    case conflictingNumbers(group: String, name: String, String, SourceLocation, first: String, SourceLocation)
    /// A row has more or fewer cells than the table has columns.
    case rowLength(element: String, row: Int, cells: Int, columns: Int, SourceLocation)
    /// A cell whose kind differs from that of its column.
    case cellKind(element: String, row: Int, column: Int, expected: TableColumn.Kind, SourceLocation)
    /// A link that is neither web, mail nor a path within the output folder.
    case refusedLink(String, SourceLocation)
    /// A series colour that is not `#rrggbb`.
    case illegalColour(String, series: String, SourceLocation)
    /// A figure without alternative text.
    case missingAlternativeText(ElementID, SourceLocation)
    /// A drawing with content that is not allowed.
    case refusedDrawing(String, reason: String, SourceLocation)
}

extension DocumentError: CustomStringConvertible {
    /// One line: the location, the error and the remedy.
    package var description: String {
        switch self {
        case .duplicateIdentifier(let id, let location, let first):
            "\(location): a second element is named '\(id)'; the first is at \(first); rename one"
        case .illegalIdentifier(let id, let location):
            "\(location): '\(id)' is not an identifier; use ASCII letters, digits, dots and hyphens, a letter first"
        case .danglingReference(let id, let location, let known):
            "\(location): nothing is named '\(id)'; known here: \(Self.list(known.map(\.rawValue)))"
        case .numberWithoutSource(let text, let location):
            "\(location): the number \(text) has no source; say which quantity of which claim or figure it is, or which file holds it"
        case .conflictingNumbers(let group, let name, let second, let location, let first, let firstLocation):
            "\(location): \(group)/\(name) is \(second) here and \(first) at \(firstLocation); rename one of them"
        case .rowLength(let element, let row, let cells, let columns, let location):
            "\(location): row \(row) of \(element) has \(cells) cells for \(columns) columns"
        case .cellKind(let element, let row, let column, let expected, let location):
            "\(location): row \(row), column \(column) of \(element) holds no \(expected.rawValue), as its column says"
        case .refusedLink(let destination, let location):
            "\(location): links must not lead to '\(destination)'; use http, https, mailto or a path in the output folder"
        case .illegalColour(let colour, let series, let location):
            "\(location): the colour '\(colour)' of series '\(series)' is not of the form #rrggbb"
        case .missingAlternativeText(let id, let location):
            "\(location): '\(id)' has no alternative text; say chart type, data and what it shows"
        case .refusedDrawing(let element, let reason, let location):
            "\(location): the drawing of \(element) \(reason)"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.sorted().joined(separator: ", ")
    }
}
