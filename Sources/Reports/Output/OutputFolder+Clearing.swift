import Files
import Findings
import Foundation
import Plots
import Training

extension OutputFolder {
    /// Removes the figures and tables that an earlier study, or an earlier state of this one, left: the folder then shows
    /// what its report shows, and nothing else. Files that the program did not write stay.
    ///
    /// - Parameters:
    ///   - shown: identifiers of the figures that the report shows.
    ///   - known: identifiers of all figures that the program draws.
    package func clear(keeping shown: Set<String>, known: Set<String>) {
        let figures = url.appendingPathComponent("figures", isDirectory: true)
        let data = url.appendingPathComponent("data", isDirectory: true)
        for file in Self.files(figures) where Self.isFigure(file) {
            if file.isFolder { continue }
            guard let identifier = Self.identifier(of: file, known: known), !shown.contains(identifier) else {
                continue
            }
            Self.remove(file)
            Self.remove(data.appendingPathComponent("\(identifier).csv"))
        }
        for file in Self.files(data) where file.pathExtension == "csv" {
            let identifier = file.deletingPathExtension().lastPathComponent
            if known.contains(identifier), !shown.contains(identifier) { Self.remove(file) }
        }
        for folder in Self.files(figures) where folder.isFolder { clearVariants(folder, data: data) }
    }

    /// Figures that were drawn for another page stay as long as they show the data of the report.
    private func clearVariants(_ folder: URL, data: URL) {
        for file in Self.files(folder) where Self.isFigure(file) {
            guard let provenance = Self.provenance(file), let identifier = provenance.figureIdentifier,
                let hash = provenance[key: Provenance.dataHashKey]
            else { continue }
            let table = try? InputFile.data(of: data.appendingPathComponent("\(identifier).csv"))
            if table.map({ sha256([UInt8]($0)) }) != hash { Self.remove(file) }
        }
        if Self.files(folder).isEmpty { Self.remove(folder) }
    }

    /// Which figure a file shows; nil for a file that the program did not write.
    private static func identifier(of file: URL, known: Set<String>) -> String? {
        let name = file.deletingPathExtension().lastPathComponent
        return known.contains(name) ? name : provenance(file)?.figureIdentifier
    }

    private static func provenance(_ file: URL) -> Provenance? {
        (try? InputFile.data(of: file)).flatMap { try? Provenance.read(from: $0) }
    }

    /// Whether a file's name ends as that of a figure.
    static func isFigure(_ file: URL) -> Bool {
        OutputFormat.builtIn.contains { $0.identifier == file.pathExtension }
    }

    private static func files(_ folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appendingPathComponent($0) }
    }

    /// Files that cannot be removed stay: the report is written all the same.
    private static func remove(_ file: URL) { try? FileManager.default.removeItem(at: file) }
}
