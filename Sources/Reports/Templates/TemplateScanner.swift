/// Reads the tags of a template with their lines.
///
/// Mustache renders an undefined name as empty text and does not expose its syntax tree, so the names are parsed here.
/// Variables, sections, inverted sections, partials, comments and changed delimiters are supported. Inheritance,
/// dynamic partials and pragmas are refused, since no template needs them.
struct TemplateScanner {
    private let file: String
    private var rest: Substring
    private var line = 1
    private var opening = "{{"
    private var closing = "}}"

    /// How deep sections may be nested: every level is a call here, in the check and when the template is rendered.
    private static let deepest = 64

    /// The tags of a template.
    /// - Throws: `TemplateError.malformed` with the line of the tag.
    static func tags(of text: String, file: String) throws(TemplateError) -> [TemplateTag] {
        var scanner = TemplateScanner(file: file, rest: text[...])
        return try scanner.tags(within: nil, depth: 0)
    }

    private init(file: String, rest: Substring) {
        self.file = file
        self.rest = rest
    }

    private mutating func tags(
        within section: (name: String, line: Int)?, depth: Int
    ) throws(TemplateError) -> [TemplateTag] {
        if let section, depth > Self.deepest {
            throw malformed("sections are nested more than \(Self.deepest) deep", section.line)
        }
        var result: [TemplateTag] = []
        while let start = rest.firstRange(of: opening) {
            advance(to: start.upperBound)
            let tagLine = line
            if rest.first == "=" {
                try changeDelimiters()
                continue
            }
            let isTriple = opening == "{{" && rest.first == "{"
            let body = try body(upTo: isTriple ? "}" + closing : closing)
            let sign = body.first
            let name = Self.trim(isTriple || Self.signs.contains(sign ?? " ") ? body.dropFirst() : body)
            switch sign {
            case "!": continue
            case "#", "^":
                let inner = try tags(within: (name, tagLine), depth: depth + 1)
                result.append(.section(name, isInverted: sign == "^", inner, line: tagLine))
            case "/":
                guard let section else { throw malformed("'\(name)' is closed but was not opened", tagLine) }
                guard section.name == name else {
                    throw malformed(
                        "'\(name)' is closed where '\(section.name)' (line \(section.line)) is open", tagLine)
                }
                return result
            case ">":
                guard !name.hasPrefix("*") else { throw malformed("dynamic partials are not supported", tagLine) }
                result.append(.partial(name, line: tagLine))
            case "<", "$", "%": throw malformed("inheritance and pragmas are not supported", tagLine)
            default: result.append(.variable(name, line: tagLine))
            }
        }
        if let section { throw malformed("'\(section.name)' is opened but not closed", section.line) }
        return result
    }

    private static let signs: Set<Character> = ["#", "^", "/", ">", "!", "&", "<", "$", "%"]

    private mutating func body(upTo end: String) throws(TemplateError) -> Substring {
        guard let range = rest.firstRange(of: end) else { throw malformed("a tag has no '\(end)'", line) }
        let body = rest[..<range.lowerBound]
        advance(to: range.upperBound)
        return body
    }

    private mutating func changeDelimiters() throws(TemplateError) {
        let tagLine = line
        let parts = try body(upTo: "=" + closing).dropFirst().split(whereSeparator: \.isWhitespace)
        guard parts.count == 2 else { throw malformed("delimiters are changed as in {{=<< >>=}}", tagLine) }
        opening = String(parts[0])
        closing = String(parts[1])
    }

    private mutating func advance(to index: Substring.Index) {
        line += rest[..<index].count(where: \.isNewline)
        rest = rest[index...]
    }

    private func malformed(_ reason: String, _ line: Int) -> TemplateError {
        .malformed(reason, file: file, line: line)
    }

    private static func trim(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
