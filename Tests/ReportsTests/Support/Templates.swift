import Foundation

@testable import Reports

/// The project's own templates, and folders of others.
enum TestTemplates {
    /// The top folder `templates/`.
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("templates", isDirectory: true)

    /// A document as text of a format.
    static func write(_ document: Document, as format: ReportFormat) throws -> String {
        let library = try TemplateLibrary(format: format, folders: [folder])
        return DocumentWriter(templates: library).write(try document.resolved())
    }

    /// Runs with a temporary folder that holds the given files.
    static func withFolder<Result>(_ files: [String: String], _ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, text) in files {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return try body(folder)
    }
}
