import ExitCodes

/// The reason why a TOML file cannot be used: one line with file, line, key, what is allowed, and the nearest name.
package enum TOMLError: ExitCoded, Hashable {
    /// A line of a file.
    package struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The file, as it was named.
        let file: String
        /// The line, from 1.
        let line: Int

        /// A place.
        init(file: String, line: Int) {
            self.file = file
            self.line = line
        }

        /// `FILE:LINE`.
        package var description: String { "\(file):\(line)" }
    }

    /// The file cannot be read.
    case unreadable(file: String, reason: String)
    /// The content is not text.
    case notText(file: String)
    /// The text is not TOML.
    case syntax(Place, column: Int, problem: String)
    /// A key or table stands twice.
    case duplicate(Place, key: String, firstLine: Int)
    /// A key that means nothing here.
    case unknownKey(Place, key: String, allowed: [String])
    /// A key that must be there is not.
    case missing(Place, key: String, expected: String)
    /// A value of another type.
    case wrongType(Place, key: String, found: String, expected: String)
    /// A word that is not among those allowed.
    case notAllowed(Place, key: String, value: String, allowed: [String])
    /// A value that breaks a rule, with what is allowed.
    case invalid(Place, key: String, value: String, allowed: String)
    /// Keys that do not go together, or another rule between values.
    case conflict(Place, key: String, problem: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let reason): return "cannot read \(file): \(reason)"
        case .notText(let file): return "\(file) is not UTF-8 text"
        case .syntax(let place, let column, let problem): return "\(place): column \(column): \(problem)"
        case .duplicate(let place, let key, let firstLine):
            return "\(place): '\(key)' is given twice, first in line \(firstLine); keep one of them"
        case .unknownKey(let place, let key, let allowed):
            let last = key.split(separator: ".").last.map(String.init) ?? key
            let known =
                allowed.isEmpty ? "no key is" : allowed.joined(separator: ", ") + (allowed.count > 1 ? " are" : " is")
            return "\(place): there is no key '\(key)'; \(known) allowed here" + Self.hint(last, allowed)
        case .missing(let place, let key, let expected): return "\(place): '\(key)' is missing; it takes \(expected)"
        case .wrongType(let place, let key, let found, let expected):
            return "\(place): '\(key)' takes \(expected), not \(found)"
        case .notAllowed(let place, let key, let value, let allowed):
            return "\(place): '\(key)' takes \(allowed.joined(separator: ", ")), not '\(value)'"
                + Self.hint(value, allowed)
        case .invalid(let place, let key, let value, let allowed):
            return "\(place): '\(key)' takes \(allowed), not \(value)"
        case .conflict(let place, let key, let problem): return "\(place): '\(key)': \(problem)"
        }
    }

    private static func hint(_ name: String, _ allowed: [String]) -> String {
        nearestName(to: name, among: allowed).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        switch self {
        case .unreadable: .inputOutput
        default: .data
        }
    }
}
