import Foundation

extension Provenance {
    /// Reads the provenance of a figure from a file in one of several formats.
    ///
    /// - Throws: ``PlotError/noProvenance(reason:)`` if the file is in none of the formats, is truncated, or contains
    ///   none.
    public static func read(
        from data: Data, formats: [OutputFormat] = OutputFormat.builtIn
    ) throws(PlotError) -> Provenance {
        let bytes = [UInt8](data)
        guard let format = formats.first(where: { $0.isAnnounced(bytes) }) else {
            let names = formats.map { $0.identifier.uppercased() }.joined(separator: " nor ")
            throw .noProvenance(reason: "the file is neither \(names)")
        }
        guard let text = format.record(bytes) else {
            throw .noProvenance(reason: "the file contains no provenance record")
        }
        guard let provenance = ProvenanceRecord.parse(text) else {
            throw .noProvenance(reason: "the provenance record of the file is damaged")
        }
        return provenance
    }
}

/// Finds the record in a PNG: the text of the iTXt chunk with our keyword.
enum PNGRecord {
    static func text(in bytes: [UInt8]) -> String? {
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            let start = position + 8
            guard length <= bytes.count - start - 4 else { return nil }
            let type = String(decoding: bytes[(position + 4)..<start], as: UTF8.self)
            if type == "iTXt", let text = value(of: bytes[start..<(start + length)]) { return text }
            position = start + length + 4
        }
        return nil
    }

    /// Keyword, zero, compression flag and method, language tag, zero, translated keyword, zero, text.
    private static func value(of chunk: ArraySlice<UInt8>) -> String? {
        guard let end = chunk.firstIndex(of: 0),
            String(decoding: chunk[..<end], as: UTF8.self) == ProvenanceRecord.keyword,
            end + 3 <= chunk.endIndex, chunk[end + 1] == 0
        else { return nil }
        let rest = chunk[(end + 3)...]
        guard let language = rest.firstIndex(of: 0),
            let translated = rest[(language + 1)...].firstIndex(of: 0)
        else { return nil }
        return String(decoding: rest[(translated + 1)...], as: UTF8.self)
    }
}

/// Finds the record in a PDF: the keywords of the document's information, a string in parentheses or, where it holds a
/// backslash, in hexadecimal UTF-16.
enum PDFRecord {
    static func text(in bytes: [UInt8]) -> String? {
        let key = Array("/Keywords".utf8)
        guard let start = lastPlace(of: key, in: bytes) else { return nil }
        var position = start + key.count
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "("): return literal(bytes[(position + 1)...])
        case UInt8(ascii: "<"): return hexadecimal(bytes[(position + 1)...])
        default: return nil
        }
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        var units: [UInt16] = []
        for start in stride(from: bytes.startIndex, to: end, by: 4) {
            let digits = String(decoding: bytes[start..<min(end, start + 4)], as: UTF8.self)
            guard digits.count == 4, let unit = UInt16(digits, radix: 16) else { return nil }
            units.append(unit)
        }
        guard units.first == 0xFEFF else { return nil }
        return String(decoding: units.dropFirst(), as: UTF16.self)
    }

    private static func lastPlace(of key: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= key.count else { return nil }
        return stride(from: bytes.count - key.count, through: 0, by: -1).first { start in
            bytes[start] == key[0] && bytes[start..<(start + key.count)].elementsEqual(key)
        }
    }

    /// A string in parentheses: balanced ones stand for themselves, a backslash escapes.
    private static func literal(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        var depth = 1
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                result.append(byte)
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "("):
                depth += 1
                result.append(byte)
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return String(decoding: result, as: UTF8.self) }
                result.append(byte)
            default: result.append(byte)
            }
        }
        return nil
    }
}

/// Finds the record in an SVG: the content of the metadata element.
enum SVGRecord {
    static func text(in bytes: [UInt8]) -> String? {
        let document = String(decoding: bytes, as: UTF8.self)
        guard let start = document.firstRange(of: "<metadata"),
            let open = document[start.upperBound...].firstIndex(of: ">"),
            let end = document[open...].firstRange(of: "</metadata>")
        else { return nil }
        return String(document[document.index(after: open)..<end.lowerBound])
    }
}
