/// Reads TOML 1.0. Every key and value keeps its line, which is why this is not left to a library that forgets them.
struct TOMLParser {
    let file: String
    let bytes: [UInt8]
    var position = 0
    var line = 1
    private var lineStart = 0
    private let root = TOMLBuilder(line: 1, origin: .header)
    private var current: TOMLBuilder

    /// How deep arrays and inline tables may be nested.
    static let deepest = 64

    init(_ text: String, file: String) {
        self.file = file
        bytes = Array(text.utf8)
        current = root
        // A byte order mark is no part of the text.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
    }

    mutating func parse() throws(TOMLError) -> TOMLTable {
        while true {
            try skipBlankLines()
            guard let next = peek else { break }
            if next == UInt8(ascii: "[") {
                try header()
            } else {
                try pair(into: current)
            }
            try endOfLine()
        }
        return root.table
    }

    // MARK: Characters

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    func peek(_ offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

    /// Whether the text goes on with some characters.
    func isAt(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[min(position, bytes.count)...].starts(with: $0) }
    }

    mutating func advance() {
        if bytes[position] == UInt8(ascii: "\n") {
            line += 1
            lineStart = position + 1
        }
        position += 1
    }

    var place: TOMLError.Place { TOMLError.Place(file: file, line: line) }

    func fail(_ problem: String) -> TOMLError {
        .syntax(place, column: position - min(lineStart, position) + 1, problem: problem)
    }

    /// The next character in words.
    var nextWords: String {
        guard let next = peek else { return "the end of the file" }
        if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") { return "the end of the line" }
        let rest = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
        return "'\(rest.prefix(1))'"
    }

    mutating func skipSpaces() {
        while let next = peek, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { advance() }
    }

    private mutating func skipComment() throws(TOMLError) {
        guard peek == UInt8(ascii: "#") else { return }
        while let next = peek, next != UInt8(ascii: "\n") {
            let isEnd = next == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n")
            if (next < 0x20 && next != UInt8(ascii: "\t") && !isEnd) || next == 0x7F {
                throw fail("a comment contains a control character")
            }
            advance()
        }
    }

    mutating func skipBlankLines() throws(TOMLError) {
        while true {
            skipSpaces()
            try skipComment()
            guard try newline() else { return }
        }
    }

    /// Whether a line ended here.
    private mutating func newline() throws(TOMLError) -> Bool {
        if peek == UInt8(ascii: "\r") {
            guard peek(1) == UInt8(ascii: "\n") else { throw fail("a carriage return stands alone") }
            advance()
        }
        guard peek == UInt8(ascii: "\n") else { return false }
        advance()
        return true
    }

    private mutating func endOfLine() throws(TOMLError) {
        skipSpaces()
        try skipComment()
        guard try !newline(), peek != nil else { return }
        throw fail("expected the end of the line but found \(nextWords)")
    }

    // MARK: Keys and tables

    /// A key of parts joined by dots.
    private mutating func dottedKey() throws(TOMLError) -> [String] {
        var parts = [try simpleKey()]
        while true {
            skipSpaces()
            guard peek == UInt8(ascii: ".") else { return parts }
            advance()
            skipSpaces()
            guard parts.count < Self.deepest else { throw fail("a key has more than \(Self.deepest) parts") }
            parts.append(try simpleKey())
        }
    }

    private mutating func simpleKey() throws(TOMLError) -> String {
        switch peek {
        case UInt8(ascii: "\"") where !isAt("\"\"\""): return try basicString()
        case UInt8(ascii: "'") where !isAt("'''"): return try literalString()
        default:
            let start = position
            while let next = peek, Self.isBare(next) { advance() }
            guard position > start else { throw fail("expected a key but found \(nextWords)") }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private mutating func header() throws(TOMLError) {
        let isElement = isAt("[[")
        let start = line
        advance()
        if isElement { advance() }
        skipSpaces()
        let keys = try dottedKey()
        skipSpaces()
        guard isElement ? isAt("]]") : peek == UInt8(ascii: "]") else {
            throw fail("expected \(isElement ? "']]'" : "']'") but found \(nextWords)")
        }
        advance()
        if isElement { advance() }
        var table = root
        for key in keys.dropLast() { table = try table.descend(key, line: start, file: file, origin: .implied) }
        current =
            isElement
            ? try table.appendElement(keys[keys.count - 1], line: start, file: file, path: keys)
            : try table.openHeader(keys[keys.count - 1], line: start, file: file, path: keys)
    }

    /// A key with its value.
    mutating func pair(into table: TOMLBuilder) throws(TOMLError) {
        let start = line
        let keys = try dottedKey()
        guard peek == UInt8(ascii: "=") else {
            throw fail("expected '=' after the key '\(keys.joined(separator: "."))' but found \(nextWords)")
        }
        advance()
        skipSpaces()
        let value = try self.value(depth: 0)
        var table = table
        for key in keys.dropLast() { table = try table.descend(key, line: start, file: file, origin: .dotted) }
        try table.add(keys[keys.count - 1], value, line: start, file: file, path: keys)
    }

    /// A table in braces.
    mutating func inlineTable(depth: Int) throws(TOMLError) -> TOMLTable {
        let table = TOMLBuilder(line: line, origin: .inline)
        advance()
        skipSpaces()
        if peek == UInt8(ascii: "}") {
            advance()
            return table.table
        }
        while true {
            let start = line
            let keys = try dottedKey()
            guard peek == UInt8(ascii: "=") else { throw fail("expected '=' but found \(nextWords)") }
            advance()
            skipSpaces()
            let value = try self.value(depth: depth + 1)
            var inner = table
            for key in keys.dropLast() { inner = try inner.descend(key, line: start, file: file, origin: .dotted) }
            try inner.add(keys[keys.count - 1], value, line: start, file: file, path: keys)
            skipSpaces()
            if peek == UInt8(ascii: "}") {
                advance()
                return table.table
            }
            guard peek == UInt8(ascii: ",") else { throw fail("expected ',' or '}' but found \(nextWords)") }
            advance()
            skipSpaces()
        }
    }
}
