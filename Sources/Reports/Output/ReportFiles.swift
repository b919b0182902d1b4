import Files
import Foundation
import Runs

/// The files of a report in the output folder.
package struct ReportFiles: Sendable {
    private let writers: [DocumentWriter]
    /// The folders of templates, a user's own first.
    package let folders: [URL]

    /// Reads and checks the templates of all formats.
    /// - Parameter folders: The folders of templates, a user's own first.
    /// - Throws: `TemplateError`.
    package init(templates folders: [URL], formats: [ReportFormat] = ReportFormat.allCases) throws(TemplateError) {
        var writers: [DocumentWriter] = []
        for format in formats {
            writers.append(DocumentWriter(templates: try TemplateLibrary(format: format, folders: folders)))
        }
        self.writers = writers
        self.folders = folders
    }

    /// Writes the document in every format. Each file is replaced atomically.
    /// Its figures, tables and numbers go to `latex/` as well, for papers that take single ones, and its tables to `tables/`.
    /// - Returns: The reports, in the order of `ReportFormat`.
    /// - Throws: `DocumentError` before anything is written; `OutputError.cannotWrite`.
    package func write(_ document: Document, to folder: URL, files: OutputFiles = .standard) throws -> [URL] {
        let resolved = try document.resolved()
        let texts = writers.concurrentMap { (format: $0.format, text: $0.write(resolved)) }
        let fragments = writers.flatMap { $0.fragments(resolved) }
        let written = try texts.map { format, text in
            let url = folder.appendingPathComponent(format.fileName)
            try files.write(Data(text.utf8), to: url, .unsynced)
            return url
        }
        for (path, text) in fragments {
            try files.write(Data(text.utf8), to: folder.appendingPathComponent(path), .unsynced)
        }
        let kept = Set(fragments.map(\.path))
        for path in Self.parts(in: folder) where !kept.contains(path) {
            // What an earlier report left, which a paper would take for this one's.
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(path))
        }
        return written
    }

    /// The folders of the parts beside the reports, with the endings of their files.
    private static let partFolders = [(name: "latex", ending: ".tex"), (name: TableFile.folder, ending: ".csv")]

    /// The paths of the parts beside the reports of an output folder: figures, tables and numbers.
    package static func parts(in output: URL) -> [String] {
        partFolders.flatMap { name, ending in
            let folder = output.appendingPathComponent(name).path
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return files.filter { $0.hasSuffix(ending) }.sorted().map { "\(name)/\($0)" }
        }
    }
}
