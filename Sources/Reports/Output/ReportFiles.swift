import Foundation

/// The files of a report in the output folder.
package struct ReportFiles: Sendable {
    /// A report's file cannot be written.
    package struct CannotWrite: Error, Equatable, CustomStringConvertible, Sendable {
        /// The file.
        package let path: String
        /// What the system says.
        package let reason: String

        /// One line: what, where.
        package var description: String { "\(path): cannot be written: \(reason)" }
    }

    private let writers: [DocumentWriter]

    /// Reads and checks the templates of all formats.
    /// - Parameter folders: The folders of templates, a user's own first.
    /// - Throws: `TemplateError`.
    package init(templates folders: [URL], formats: [ReportFormat] = ReportFormat.allCases) throws(TemplateError) {
        var writers: [DocumentWriter] = []
        for format in formats {
            writers.append(DocumentWriter(templates: try TemplateLibrary(format: format, folders: folders)))
        }
        self.writers = writers
    }

    /// Writes the document in every format: each file under a temporary name first, then renamed, so that a reader
    /// never meets half of it.
    /// - Returns: The files, in the order of `ReportFormat`.
    /// - Throws: `DocumentError` before anything is written; `CannotWrite`.
    package func write(_ document: Document, to folder: URL) throws -> [URL] {
        let resolved = try document.resolved()
        let texts = writers.map { ($0.format, $0.write(resolved)) }
        return try texts.map { format, text in
            let url = folder.appendingPathComponent(format.fileName)
            do {
                try Data(text.utf8).write(to: url, options: .atomic)
            } catch {
                throw CannotWrite(path: url.path, reason: error.localizedDescription)
            }
            return url
        }
    }
}
