import Files
import Findings
import Foundation
import Plots
import Training

/// What made a figure's file, and whether the data it shows are still those of an output folder.
package struct FigureOrigin: Sendable {
    /// How an output folder's `data/ID.csv` stands to the figure's data hash.
    package enum DataState: String, Codable, Sendable {
        case matches
        case differs
        case missing
    }

    package let file: URL
    package let provenance: Provenance
    /// Where the output folder keeps the figure's data.
    package let dataFile: URL
    package let data: DataState

    /// - Throws: `OutputError.cannotRead`, or `UnknownFigure` for a file that does not say what made it.
    package init(file: URL, output: URL) throws {
        let bytes = try Self.contents(of: file)
        do {
            provenance = try Provenance.read(from: bytes)
        } catch {
            throw UnknownFigure(path: file.relativePath, reason: error.description)
        }
        self.file = file
        // A file may have been renamed for a paper; the record inside has not.
        let identifier = provenance[key: FigureFinding.provenanceKey] ?? file.deletingPathExtension().lastPathComponent
        dataFile = output.appendingPathComponent("data/\(identifier).csv")
        if !FileManager.default.fileExists(atPath: dataFile.path) {
            data = .missing
        } else {
            let hash = sha256([UInt8](try Self.contents(of: dataFile)))
            data = hash == provenance[key: Provenance.dataHashKey] ? .matches : .differs
        }
    }

    private static func contents(of file: URL) throws -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw OutputError.cannotRead(file.relativePath, reason: error.localizedDescription)
        }
    }
}

extension FigureOrigin: Encodable {
    private enum CodingKeys: String, CodingKey { case file, provenance, dataFile, data }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file.relativePath, forKey: .file)
        try container.encode(
            Dictionary(provenance.entries.map { ($0.key, $0.value) }) { first, _ in first }, forKey: .provenance)
        try container.encode(dataFile.relativePath, forKey: .dataFile)
        try container.encode(data, forKey: .data)
    }
}
