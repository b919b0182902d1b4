import Findings

/// The second pass over a document, which checks references, numbers, tables, links and drawings.
struct DocumentCheck {
    let index: DocumentIndex
    private(set) var numbers = NumberRegister()

    init(index: DocumentIndex) { self.index = index }

    mutating func check(_ document: Document) throws(DocumentError) {
        for series in document.series { try check(series) }
        try check(document.summary)
        try check(document.facts)
        for section in document.sections { try check(.section(section)) }
    }

    private mutating func check(_ block: Block) throws(DocumentError) {
        switch block {
        case .paragraph(let prose): try check(prose)
        case .list(let list): for item in list.items { try check(item) }
        case .definitions(let items): try check(items)
        case .code: break
        case .figure(let figure): try check(figure)
        case .table(let table):
            try check(table.caption)
            try check(table.content, of: "table '\(table.id)'", at: table.location)
        case .glance(let rows): for row in rows { try check(row) }
        case .register(let claims): for claim in claims { try check(claim) }
        case .callout(let callout):
            try check(callout.title)
            for block in callout.blocks { try check(block) }
        case .details(let details):
            try check(details.summary)
            for block in details.blocks { try check(block) }
        case .section(let section):
            try check(section.title)
            for block in section.blocks { try check(block) }
        }
    }

    private mutating func check(_ items: [Definition]) throws(DocumentError) {
        for item in items {
            try check(item.term)
            try check(item.description)
        }
    }

    private mutating func check(_ figure: FigureBlock) throws(DocumentError) {
        guard figure.alternativeText.contains(where: { !$0.isWhitespace }) else {
            throw .missingAlternativeText(figure.id, figure.location)
        }
        if let reason = DrawingCheck.reason(against: figure.drawing) {
            throw .refusedDrawing("figure '\(figure.id)'", reason: reason, figure.location)
        }
        try check(figure.files, at: figure.location)
        try check(figure.caption)
        for paragraph in figure.longDescription { try check(paragraph) }
        if let data = figure.data { try check(data, of: "the data of figure '\(figure.id)'", at: figure.location) }
    }

    private func check(_ files: DrawingFiles, at location: SourceLocation) throws(DocumentError) {
        for path in [files.png, files.pdf, files.svg, files.csv].compactMap(\.self) {
            guard Self.staysInside(path) else { throw .refusedLink(path, location) }
        }
    }

    private mutating func check(_ row: GlanceRow) throws(DocumentError) {
        for prose in [row.headline, row.reason, row.count] { try check(prose) }
        for id in [row.claim, row.figure?.id].compactMap(\.self) where index.labels[id] == nil {
            throw .danglingReference(id, row.location, known: Array(index.labels.keys))
        }
    }

    private mutating func check(_ claim: ClaimEntry) throws(DocumentError) {
        try check(claim.statement)
        try check(claim.summary)
        for statement in claim.statements { try check(statement) }
    }

    private mutating func check(_ entry: StatementEntry) throws(DocumentError) {
        let optional = [entry.reason, entry.pValues, entry.power].compactMap(\.self)
        for prose in [entry.text, entry.rule, entry.scale] + optional + entry.thresholds + entry.remarks {
            try check(prose)
        }
        for effect in entry.effects {
            for part in EffectPart.allCases {
                if let number = entry.number(effect, part) { try numbers.add(number) }
            }
        }
        for id in entry.figures + [entry.section].compactMap(\.self) where index.labels[id] == nil {
            throw .danglingReference(id, entry.location, known: Array(index.labels.keys))
        }
        for data in entry.data where !Self.staysInside(data) { throw .refusedLink(data, entry.location) }
    }

    private mutating func check(
        _ content: TableContent, of element: String, at location: SourceLocation
    ) throws(DocumentError) {
        for column in content.columns { try check(column.title) }
        for (row, cells) in content.rows.enumerated() {
            guard cells.count == content.columns.count else {
                throw .rowLength(
                    element: element, row: row + 1, cells: cells.count, columns: content.columns.count, location)
            }
            for (column, cell) in cells.enumerated() {
                let kind = content.columns[column].kind
                guard cell.fits(kind) else {
                    throw .cellKind(element: element, row: row + 1, column: column + 1, expected: kind, location)
                }
                try check(cell)
            }
        }
    }

    private mutating func check(_ cell: TableCell) throws(DocumentError) {
        switch cell {
        case .prose(let prose): try check(prose)
        case .number(let number): try numbers.add(number)
        case .interval(let value, let low, let high):
            for number in [value, low, high] { try numbers.add(number) }
        case .verdict, .missing: break
        }
    }

    private mutating func check(_ prose: Prose) throws(DocumentError) {
        for inline in prose.inlines {
            switch inline {
            case .text, .code, .math: break
            case .strong(let inner), .superscript(let inner), .subscript(let inner): try check(inner)
            case .number(let number): try numbers.add(number)
            case .reference(let reference):
                guard index.labels[reference.target] != nil else {
                    throw .danglingReference(
                        reference.target, reference.location, known: Array(index.labels.keys))
                }
            case .link(let inner, let destination, let location):
                guard Self.isAllowed(destination) else { throw .refusedLink(destination, location) }
                try check(inner)
            }
        }
    }

    private func check(_ series: DocumentSeries) throws(DocumentError) {
        for colour in [series.light, series.dark] {
            let digits = colour.dropFirst()
            guard colour.first == "#", digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                throw .illegalColour(colour, series: series.key, series.location)
            }
        }
        guard ElementID(series.key).isLegal else { throw .illegalIdentifier(ElementID(series.key), series.location) }
    }

    /// Whether a link is a web or mail address, or a path within the output folder.
    static func isAllowed(_ destination: String) -> Bool {
        let lower = destination.lowercased()
        if ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) { return true }
        return staysInside(destination)
    }

    /// A relative path without a scheme, a leading slash or a step upward.
    static func staysInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.contains(":") && !path.contains("\\")
            && !path.split(separator: "/").contains("..")
    }
}
