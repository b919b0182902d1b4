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
    /// Its figures, tables and numbers go to `latex/` as well, for papers that take single ones.
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
        try Self.clear(folder.appendingPathComponent("latex"), keeping: Set(fragments.map(\.path)))
        return written
    }

    /// Removes the fragments of an earlier report, which a paper would take for this one's.
    private static func clear(_ latex: URL, keeping paths: Set<String>) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: latex.path)) ?? []
        for name in names where name.hasSuffix(".tex") && !paths.contains("latex/\(name)") {
            try? FileManager.default.removeItem(at: latex.appendingPathComponent(name))
        }
    }
}
