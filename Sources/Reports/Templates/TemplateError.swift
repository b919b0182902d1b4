import ExitCodes

/// An error in a template, with its file and line.
package enum TemplateError: ExitCoded, Equatable, Sendable {
    /// No folder has the template of this element.
    case missing(template: String, folders: [String])
    /// A file that cannot be read as UTF-8 text.
    case unreadable(file: String, reason: String)
    /// A name that the report does not define.
    case unknownName(String, file: String, line: Int, known: [String])
    /// A name used in the wrong way, such as text used as a list.
    case wrongUse(String, file: String, line: Int, advice: String)
    /// A partial for which there is no file.
    case unknownPartial(String, file: String, line: Int, known: [String])
    /// A partial that includes itself.
    case endlessPartial(String, file: String, line: Int)
    /// A file that no template includes and no element of a report is written by.
    case unused(file: String, known: [String])
    /// A tag that cannot be read.
    case malformed(String, file: String, line: Int)
}

extension TemplateError {
    /// One line: the location, the error and the remedy.
    package var description: String {
        switch self {
        case .missing(let template, let folders):
            "no template '\(template)' in \(folders.joined(separator: " or ")); copy it from templates/"
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .unknownName(let name, let file, let line, let known):
            "\(file):\(line): unknown name '\(name)'; known here: \(known.sorted().joined(separator: ", "))"
        case .wrongUse(let name, let file, let line, let advice):
            "\(file):\(line): '\(name)' \(advice)"
        case .unknownPartial(let name, let file, let line, let known):
            "\(file):\(line): no template '\(name)' to include; known: \(known.sorted().joined(separator: ", "))"
        case .endlessPartial(let name, let file, let line):
            "\(file):\(line): the template '\(name)' includes itself"
        case .unused(let file, let known):
            "\(file): nothing reads this template; known: \(known.sorted().joined(separator: ", "))"
        case .malformed(let reason, let file, let line):
            "\(file):\(line): \(reason)"
        }
    }
}

extension TemplateError {
    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .data }
}
