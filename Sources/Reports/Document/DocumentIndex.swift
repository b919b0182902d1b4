import Findings

/// The identifiers of a document, collected in a first pass so that references may point forward.
struct DocumentIndex {
    private(set) var labels: [ElementID: Label] = [:]
    private var locations: [ElementID: SourceLocation] = [:]
    private var figureCount = 0
    private var tableCount = 0

    mutating func add(_ document: Document) throws(DocumentError) {
        for section in document.sections { try add(section) }
    }

    private mutating func add(_ section: Section) throws(DocumentError) {
        try add(section.id, .section, title: section.title, at: section.location)
        for block in section.blocks { try add(block) }
    }

    private mutating func add(_ block: Block) throws(DocumentError) {
        switch block {
        case .paragraph, .list, .definitions, .code, .glance: break
        case .section(let section): try add(section)
        case .callout(let callout): for block in callout.blocks { try add(block) }
        case .details(let details): for block in details.blocks { try add(block) }
        case .register(let claims):
            for claim in claims {
                try add(claim.id, .claim, at: claim.location)
                for statement in claim.statements { try add(statement.id, .claim, at: statement.location) }
            }
        case .figure(let figure):
            figureCount += 1
            try add(figure.id, .figure, ordinal: figureCount, at: figure.location)
        case .table(let table):
            tableCount += 1
            try add(table.id, .table, ordinal: tableCount, at: table.location)
        }
    }

    private mutating func add(
        _ id: ElementID, _ kind: Label.Kind, ordinal: Int = 0, title: Prose = Prose(), at location: SourceLocation
    ) throws(DocumentError) {
        guard id.isLegal else { throw .illegalIdentifier(id, location) }
        if let first = locations[id] { throw .duplicateIdentifier(id, location, first: first) }
        locations[id] = location
        labels[id] = Label(id: id, kind: kind, ordinal: ordinal, title: title)
    }
}
