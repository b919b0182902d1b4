import Files
import Findings
import Foundation
import Plots
import Training

/// The provenance of a figure's file, and whether the figure still shows the data of an output folder.
package struct FigureOrigin: Sendable {
    /// How an output folder's `data/ID.csv` compares with the data hash in the figure.
    package enum DataState: String, Codable, Sendable {
        /// The hashes are equal.
        case matches
        /// The hashes differ: the figure is out of date, or comes from another study.
        case differs
        /// The output folder has no data for the figure.
        case missing
    }

    /// The figure's file.
    let file: URL
    /// The provenance record that the file contains.
    package let provenance: Provenance
    /// The file of the figure's data in the output folder, whether or not it exists.
    package let dataFile: URL
    /// The result of comparing the data hashes.
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
        let recorded = provenance[key: FigureFinding.provenanceKey]
        guard recorded == nil || provenance.figureIdentifier != nil else {
            throw UnknownFigure(path: file.relativePath, reason: "its record names no figure but '\(recorded ?? "")'")
        }
        let identifier = recorded ?? file.deletingPathExtension().lastPathComponent
        dataFile = output.appendingPathComponent("data/\(identifier).csv")
        if !FileManager.default.fileExists(atPath: dataFile.path) {
            data = .missing
        } else {
            let hash = sha256([UInt8](try Self.contents(of: dataFile)))
            data = hash == provenance[key: Provenance.dataHashKey] ? .matches : .differs
        }
    }

    private static func contents(of file: URL) throws -> Data {
        do throws(InputFileError) {
            return try InputFile.data(of: file)
        } catch {
            throw OutputError.cannotRead(file.relativePath, reason: "\(error)")
        }
    }
}

extension Provenance {
    /// The figure that a record names, which is also the name of its data; nil if the program cannot have written it. A
    /// path there would lead out of the output folder.
    var figureIdentifier: String? {
        self[key: FigureFinding.provenanceKey].flatMap { ElementID($0).isLegal ? $0 : nil }
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
