extension TOMLParser {
    mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
        guard depth <= Self.deepest else { throw fail("values are nested more than \(Self.deepest) deep") }
        let start = line
        func made(_ content: TOMLValue.Content) -> TOMLValue { TOMLValue(content: content, line: start) }
        switch peek {
        case UInt8(ascii: "\""): return made(.string(isAt("\"\"\"") ? try multilineString() : try basicString()))
        case UInt8(ascii: "'"): return made(.string(isAt("'''") ? try multilineLiteral() : try literalString()))
        case UInt8(ascii: "["): return made(.array(try array(depth: depth)))
        case UInt8(ascii: "{"): return made(.table(try inlineTable(depth: depth)))
        default: return made(try plainValue())
        }
    }

    private mutating func array(depth: Int) throws(TOMLError) -> [TOMLValue] {
        var values = [TOMLValue]()
        advance()
        while true {
            try skipBlankLines()
            if peek == UInt8(ascii: "]") { break }
            values.append(try value(depth: depth + 1))
            try skipBlankLines()
            if peek == UInt8(ascii: ",") {
                advance()
            } else if peek != UInt8(ascii: "]") {
                throw fail("expected ',' or ']' but found \(nextWords)")
            }
        }
        advance()
        return values
    }

    /// A number or a truth value.
    private mutating func plainValue() throws(TOMLError) -> TOMLValue.Content {
        let start = position
        while let next = peek, !" \t\r\n,]}#=[{\"'".utf8.contains(next) { advance() }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: break
        }
        if let integer = Self.integer(word) {
            guard let number = integer else {
                position = start
                throw fail("\(word) is larger than an integer can be")
            }
            return .integer(number)
        }
        if let number = Self.float(word) { return .float(number) }
        position = start
        if word.isEmpty { throw fail("expected a value but found \(nextWords)") }
        if word.contains(/^\d{4}-\d{2}|^\d{2}:\d{2}/) { throw fail("dates and times are not supported here") }
        throw fail("'\(word)' is not a value; a string needs quotation marks")
    }

    /// The digits without their underscores; nil unless digits stand on both sides of each.
    private static func digits(_ text: Substring, radix: Int) -> String? {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard
            parts.allSatisfy({
                !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.hexDigitValue.map { $0 < radix } == true }
            })
        else { return nil }
        return parts.joined()
    }

    /// nil if the word is no integer; a nil inside if it is too large.
    private static func integer(_ word: String) -> Int?? {
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
            guard let digits = digits(word.dropFirst(2), radix: radix) else { return nil }
            return .some(Int(digits, radix: radix))
        }
        let sign = word.hasPrefix("-") ? "-" : ""
        let body = word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]
        guard let digits = digits(body, radix: 10), digits == "0" || !digits.hasPrefix("0") else { return nil }
        return .some(Int(sign + digits))
    }

    private static func float(_ word: String) -> Double? {
        let sign = word.hasPrefix("-") ? -1.0 : 1
        let body = word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]
        if body == "inf" { return sign * .infinity }
        if body == "nan" { return .nan }
        let parts = body.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard parts.count <= 2 else { return nil }
        let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count <= 2, numbers.count + parts.count > 2,
            let whole = digits(numbers[0], radix: 10), whole == "0" || !whole.hasPrefix("0")
        else { return nil }
        var text = whole
        if numbers.count == 2 {
            guard let fraction = digits(numbers[1], radix: 10) else { return nil }
            text += "." + fraction
        }
        if parts.count == 2 {
            let exponent = parts[1].hasPrefix("-") || parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
            guard let power = digits(exponent, radix: 10) else { return nil }
            text += "e" + (parts[1].hasPrefix("-") ? "-" : "") + power
        }
        return Double(text).map { sign * $0 }
    }
}
