import Foundation

/// Provenance as text: one JSON object, its keys in order, the same in all formats.
enum ProvenanceRecord {
    /// The keyword in PNG, EPS and PGF files.
    static let keyword = "Provenance"

    /// The record as one line of ASCII JSON.
    static func text(_ provenance: Provenance) -> String {
        "{" + provenance.entries.map { quoted($0.key) + ": " + quoted($0.value) }.joined(separator: ", ") + "}"
    }

    /// The text chunks of a PNG, with the keywords that the PNG specification predefines.
    static func pngTexts(_ drawing: Drawing) -> [(keyword: String, text: String)] {
        [
            ("Title", drawing.title), ("Description", drawing.alternativeText),
            ("Software", drawing.provenance[key: Provenance.softwareVersionKey] ?? ""),
            (keyword, text(drawing.provenance)),
        ].filter { !$0.1.isEmpty }.map { (keyword: $0.0, text: $0.1.replacing("\0", with: "")) }
    }

    /// A JSON string of ASCII characters.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x20..<0x7F where unit != 0x3C && unit != 0x26: result.unicodeScalars.append(UnicodeScalar(unit)!)
            default:
                // '<' and '&' too, so that the record needs no second escaping inside an SVG.
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }

    /// The record that a text holds; `nil` unless it is an object of strings.
    static func parse(_ text: String) -> Provenance? {
        var reader = Reader(units: Array(text.utf16))
        return reader.object()
    }

    /// Reads an object of strings in order, which Foundation's decoder would not keep.
    private struct Reader {
        var units: [UInt16]
        var position = 0

        mutating func object() -> Provenance? {
            guard take("{") else { return nil }
            var entries: [Provenance.Entry] = []
            if take("}") { return Provenance() }
            repeat {
                guard let key = string(), take(":"), let value = string() else { return nil }
                entries.append(Provenance.Entry(key: key, value: value))
            } while take(",")
            return take("}") ? Provenance(entries) : nil
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            while position < units.count, units[position] <= 0x20 { position += 1 }
            guard position < units.count, units[position] == UInt16(character.value) else { return false }
            position += 1
            return true
        }

        private mutating func string() -> String? {
            guard take("\"") else { return nil }
            var result: [UInt16] = []
            while position < units.count {
                let unit = units[position]
                position += 1
                if unit == 0x22 { return String(decoding: result, as: UTF16.self) }
                guard unit == 0x5C else {
                    result.append(unit)
                    continue
                }
                guard position < units.count else { return nil }
                let escape = units[position]
                position += 1
                if escape == 0x75 {
                    guard position + 4 <= units.count,
                        let code = UInt16(String(decoding: units[position..<(position + 4)], as: UTF16.self), radix: 16)
                    else { return nil }
                    result.append(code)
                    position += 4
                } else {
                    result.append(escape)
                }
            }
            return nil
        }
    }
}
