extension TOMLParser {
    /// A string in quotation marks, on one line.
    mutating func basicString() throws(TOMLError) -> String {
        advance()
        var result = [UInt8]()
        while let next = peek {
            switch next {
            case UInt8(ascii: "\""):
                advance()
                return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &result)
            default:
                try checkCharacter(next)
                result.append(next)
                advance()
            }
        }
        throw fail("a string does not end")
    }

    /// A string in apostrophes, on one line, without escapes.
    mutating func literalString() throws(TOMLError) -> String {
        advance()
        let start = position
        while let next = peek {
            if next == UInt8(ascii: "'") {
                let text = String(decoding: bytes[start..<position], as: UTF8.self)
                advance()
                return text
            }
            try checkCharacter(next)
            advance()
        }
        throw fail("a string does not end")
    }

    mutating func multilineString() throws(TOMLError) -> String {
        skipOpening()
        var result = [UInt8]()
        while let next = peek {
            if isAt("\"\"\"") { return closing(UInt8(ascii: "\""), &result) }
            if next == UInt8(ascii: "\\") {
                if skipLineEnd() { continue }
                try escape(into: &result)
            } else {
                try checkCharacter(next, allowsLines: true)
                result.append(next)
                advance()
            }
        }
        throw fail("a string does not end")
    }

    mutating func multilineLiteral() throws(TOMLError) -> String {
        skipOpening()
        var result = [UInt8]()
        while let next = peek {
            if isAt("'''") { return closing(UInt8(ascii: "'"), &result) }
            try checkCharacter(next, allowsLines: true)
            result.append(next)
            advance()
        }
        throw fail("a string does not end")
    }

    /// Three marks, and a line break that follows at once.
    private mutating func skipOpening() {
        for _ in 0..<3 { advance() }
        if isAt("\r\n") { advance() }
        if peek == UInt8(ascii: "\n") { advance() }
    }

    /// Three marks, before which up to two more belong to the string.
    private mutating func closing(_ mark: UInt8, _ result: inout [UInt8]) -> String {
        for _ in 0..<2 where peek(3) == mark {
            result.append(mark)
            advance()
        }
        for _ in 0..<3 { advance() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Skips a backslash at a line's end, with all white space up to the next character.
    private mutating func skipLineEnd() -> Bool {
        var offset = 1
        while let next = peek(offset), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { offset += 1 }
        if peek(offset) == UInt8(ascii: "\r") { offset += 1 }
        guard peek(offset) == UInt8(ascii: "\n") else { return false }
        advance()
        while let next = peek, " \t\r\n".utf8.contains(next) { advance() }
        return true
    }

    private func checkCharacter(_ byte: UInt8, allowsLines: Bool = false) throws(TOMLError) {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            guard allowsLines else { throw fail("a string does not end on its line") }
            if byte == UInt8(ascii: "\r"), peek(1) != UInt8(ascii: "\n") {
                throw fail("a carriage return stands alone")
            }
            return
        }
        if (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F {
            throw fail("a string contains a control character; write it as \\u\(String(format4(byte)))")
        }
    }

    private func format4(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private mutating func escape(into result: inout [UInt8]) throws(TOMLError) {
        let letters: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12,
            UInt8(ascii: "r"): 13, UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92,
        ]
        guard let letter = peek(1) else { throw fail("a string does not end") }
        if let byte = letters[letter] {
            result.append(byte)
            advance()
            advance()
            return
        }
        let count = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
        let digits = bytes[min(position + 2, bytes.count)..<min(position + 2 + count, bytes.count)]
        guard count > 0, digits.count == count,
            digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(code)
        else { throw fail("the backslash does not begin a valid escape; between apostrophes it stands for itself") }
        result += Array(String(Character(scalar)).utf8)
        for _ in 0..<count + 2 { advance() }
    }
}
