import CCairo
import Foundation

/// Writes Encapsulated PostScript with Cairo, for publishers that accept nothing else.
///
/// PostScript has no transparency: bands are blended with the ground beforehand, as for IEEE. The same drawing gives the
/// same bytes.
public struct EPSBackend: Backend {
    /// Creates a backend.
    public init() {}

    /// The bytes of the file.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data {
        let data = try VectorSurface.encode(
            drawing, blendsTransparency: true, on: cairo_ps_surface_create_for_stream
        ) { surface in
            cairo_ps_surface_set_eps(surface, 1)
        }
        return Self.described(data, drawing)
    }

    /// The file with title and provenance as comments in place of the time of day, which Cairo writes.
    private static func described(_ data: Data, _ drawing: Drawing) -> Data {
        let date = Data("%%CreationDate: ".utf8)
        guard let start = data.firstRange(of: date), let end = data[start.upperBound...].firstIndex(of: 0x0A) else {
            return data
        }
        let comments = ["%%Title: \(ascii(drawing.title))"] + EPSRecord.lines(drawing.provenance)
        return data[..<start.lowerBound] + Data(comments.joined(separator: "\n").utf8) + data[end...]
    }

    /// Comments of a document's head are ASCII, at most 255 characters per line.
    private static func ascii(_ text: String) -> String {
        String(text.prefix(200).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    }
}

/// The provenance in the comments of an EPS, in lines as short as its conventions require.
enum EPSRecord {
    private static let prefix = "%\(ProvenanceRecord.keyword): "
    private static let longest = 240

    static func lines(_ provenance: Provenance) -> [String] {
        var rest = Substring(ProvenanceRecord.text(provenance))
        var lines: [String] = []
        while !rest.isEmpty {
            lines.append(prefix + rest.prefix(longest))
            rest = rest.dropFirst(longest)
        }
        return lines
    }

    /// Finds the record in a file's head.
    static func text(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(1 << 16)
        let lines = head.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        let pieces = lines.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        return pieces.isEmpty ? nil : pieces.joined()
    }
}
