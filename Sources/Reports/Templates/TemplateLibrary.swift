import Files
import Foundation
import Mustache

/// The templates and assets of one format, read from disk and checked.
///
/// There may be several folders, the user's first. Each file is taken from the first folder that has it, so that
/// the user's folder need only contain the files that differ.
package struct TemplateLibrary: Sendable {
    /// The format that the templates write.
    let format: ReportFormat
    private let library: MustacheLibrary
    private let assets: [Asset]
    /// The largest size of a template or asset in bytes.
    private static let sizeLimit = 1 << 24

    /// A style sheet or script in a folder of templates.
    struct Asset: Sendable {
        let name: String
        let text: String
    }

    /// Reads the templates of a format and checks every name that they use.
    /// - Parameters:
    ///   - format: Which subfolder is read: `html`, `markdown` or `latex`.
    ///   - folders: The folders of templates, a user's own first.
    /// - Throws: `TemplateError`, naming file and line.
    package init(format: ReportFormat, folders: [URL]) throws(TemplateError) {
        var files: [File] = []
        for (name, url) in try Self.files(format, in: folders) {
            let label =
                "\(url.deletingLastPathComponent().deletingLastPathComponent().lastPathComponent)/"
                + "\(format.rawValue)/\(name)"
            files.append(
                File(
                    name: name, label: label, text: try Self.text(of: url, label: label),
                    isOwn: folders.dropLast().contains { url.path.hasPrefix($0.path + "/") }))
        }
        try self.init(format: format, files: files, places: folders.map(\.path))
    }

    /// A template or asset that was read.
    struct File {
        let name: String
        /// What errors call it.
        let label: String
        let text: String
        /// Whether it is the user's.
        let isOwn: Bool
    }

    /// Checks every name that some templates use.
    /// - Parameter places: The folders of the files, for errors.
    /// - Throws: `TemplateError`, naming file and line.
    init(format: ReportFormat, files: [File], places: [String]) throws(TemplateError) {
        self.format = format
        var mustache = MustacheLibrary()
        var sources: [String: TemplateCheck.Source] = [:]
        var assets: [Asset] = []
        var own: [String] = []
        for file in files {
            guard file.name.hasSuffix(".mustache") else {
                assets.append(Asset(name: file.name, text: file.text))
                continue
            }
            let template = String(file.name.dropLast(".mustache".count))
            sources[template] = TemplateCheck.Source(
                file: file.label, tags: try TemplateScanner.tags(of: file.text, file: file.label))
            if file.isOwn { own.append(template) }
            mustache.register(try Self.parse(file.text, label: file.label), named: template)
        }
        let check = TemplateCheck(sources: sources)
        for template in Template.allCases {
            guard sources[template.rawValue] != nil else {
                throw .missing(
                    template: "\(format.rawValue)/\(template.rawValue).mustache", folders: places)
            }
            try check.check(template.rawValue, given: template.names)
        }
        // Of the program's own, a user's templates may leave some out.
        let reached = check.reached(from: Template.allCases.map(\.rawValue))
        if let unused = own.first(where: { !reached.contains($0) }), let source = sources[unused] {
            throw .unused(file: source.file, known: Array(reached))
        }
        library = mustache
        self.assets = assets.sorted { $0.name < $1.name }
    }

    /// The assets whose names have a suffix, in the order of their names.
    func assets(_ suffix: String) -> [Asset] { assets.filter { $0.name.hasSuffix(suffix) } }

    /// The rendered template without the final newline.
    func render(_ template: Template, _ record: TemplateRecord) -> String {
        precondition(
            record.matches(template.names), "the template '\(template.rawValue)' is not given what it declares")
        guard var text = library.render(record, withTemplate: template.rawValue) else {
            preconditionFailure("the template '\(template.rawValue)' was checked when it was read")
        }
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private static func files(_ format: ReportFormat, in folders: [URL]) throws(TemplateError) -> [(String, URL)] {
        var found: [String: URL] = [:]
        for folder in folders {
            let folder = folder.appendingPathComponent(format.rawValue, isDirectory: true)
            // A user's folder need not have every format's.
            guard FileManager.default.fileExists(atPath: folder.path) else { continue }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
                throw .unreadable(file: folder.path, reason: "the folder cannot be listed")
            }
            for name in names where [".mustache", ".css", ".js"].contains(where: name.hasSuffix) && found[name] == nil {
                found[name] = folder.appendingPathComponent(name)
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func text(of url: URL, label: String) throws(TemplateError) -> String {
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.bytes(of: url.path, limit: sizeLimit)
        } catch {
            throw .unreadable(file: label, reason: "\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadable(file: label, reason: "it is not UTF-8 text")
        }
        return text
    }

    private static func parse(_ text: String, label: String) throws(TemplateError) -> MustacheTemplate {
        do {
            // Values are already escaped for their format, so Mustache must not escape them for HTML again.
            return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            throw .malformed("\(error.error)", file: label, line: error.context.lineNumber - 1)
        } catch {
            throw .malformed("\(error)", file: label, line: 1)
        }
    }
}
