/// Checks, before anything is rendered, that a template uses only names that it is given.
struct TemplateCheck {
    /// The source of a template.
    struct Source: Sendable {
        let file: String
        let tags: [TemplateTag]
    }

    let sources: [String: Source]

    /// Checks a template and all its partials.
    /// - Throws: `TemplateError.unknownName`, `.wrongUse`, `.unknownPartial` or `.endlessPartial`.
    func check(_ name: String, given names: [String: TemplateShape]) throws(TemplateError) {
        guard let source = sources[name] else { return }
        try check(source.tags, in: source.file, scopes: [names], including: [name])
    }

    /// The templates that some templates include, directly or indirectly, and these templates themselves.
    func reached(from names: [String]) -> Set<String> {
        var reached = Set<String>()
        var waiting = names
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted, let source = sources[name] else { continue }
            waiting += Self.partials(source.tags)
        }
        return reached
    }

    private static func partials(_ tags: [TemplateTag]) -> [String] {
        tags.flatMap { tag in
            switch tag {
            case .variable: [String]()
            case .section(_, _, let inner, _): partials(inner)
            case .partial(let name, _): [name]
            }
        }
    }

    private func check(
        _ tags: [TemplateTag], in file: String, scopes: [[String: TemplateShape]], including: [String]
    ) throws(TemplateError) {
        for tag in tags {
            switch tag {
            case .variable(let name, let line):
                if name == "." { continue }
                guard case .text = try shape(of: name, scopes, file, line) else {
                    throw .wrongUse(name, file: file, line: line, advice: "is no text; use it as a section")
                }
            case .section(let name, let isInverted, let inner, let line):
                if Self.positions.contains(name) {
                    try check(inner, in: file, scopes: scopes, including: including)
                    continue
                }
                let shape = try shape(of: name, scopes, file, line)
                if case .list(let entry) = shape, !isInverted {
                    try check(inner, in: file, scopes: scopes + [entry], including: including)
                } else {
                    try check(inner, in: file, scopes: scopes, including: including)
                }
            case .partial(let name, let line):
                guard let source = sources[name] else {
                    throw .unknownPartial(name, file: file, line: line, known: Array(sources.keys))
                }
                guard !including.contains(name) else { throw .endlessPartial(name, file: file, line: line) }
                try check(source.tags, in: source.file, scopes: scopes, including: including + [name])
            }
        }
    }

    /// Conditions that Mustache itself defines within a list.
    private static let positions: Set<String> = ["first()", "last()", "odd()", "even()"]

    private func shape(
        of name: String, _ scopes: [[String: TemplateShape]], _ file: String, _ line: Int
    ) throws(TemplateError) -> TemplateShape {
        for scope in scopes.reversed() {
            if let shape = scope[name] { return shape }
        }
        throw .unknownName(name, file: file, line: line, known: Array(Set(scopes.flatMap(\.keys))))
    }
}
