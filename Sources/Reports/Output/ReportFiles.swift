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
    /// - Returns: The files, in the order of `ReportFormat`.
    /// - Throws: `DocumentError` before anything is written; `OutputError.cannotWrite`.
    package func write(_ document: Document, to folder: URL, files: OutputFiles = .standard) throws -> [URL] {
        let resolved = try document.resolved()
        let texts = writers.concurrentMap { (format: $0.format, text: $0.write(resolved)) }
        return try texts.map { format, text in
            let url = folder.appendingPathComponent(format.fileName)
            try files.write(Data(text.utf8), to: url, .unsynced)
            return url
        }
    }
}
