import ArgumentParser
import ExitCodes
import Foundation
import Runs
import TOML
import VisibleText

/// How the program ends on an error: one line that says what, where and what to do, and an exit code.
struct ErrorLine {
    /// How the program ends.
    let code: ExitCodes.ExitCode
    /// The line, without the program's name.
    let text: String

    init(_ error: any Error) {
        switch error {
        case let error as any ExitCoded where error.exitCode != .software:
            code = error.exitCode
            text = error.description
        case _ where Self.isOfTheParser(error):
            // Help and version end well; the rest is wrong usage.
            let isClean = NormReport.exitCode(for: error).isSuccess
            code = isClean ? .success : .usage
            text = isClean ? NormReport.fullMessage(for: error) : NormReport.message(for: error) + Self.suggestion
        default:
            code = .software
            text = "\(error); this is a bug in \(Software.name); please report it"
        }
    }

    /// The command that a mistyped one may have meant: "; did you mean 'all'?".
    private static var suggestion: String {
        let names = NormReport.commandNames + ["help"]
        guard let typed = NormReport.subject, !typed.hasPrefix("-"), !names.contains(typed),
            let meant = nearestName(to: typed, among: names)
        else { return "" }
        return "; did you mean '\(meant)'?"
    }

    private static func isOfTheParser(_ error: any Error) -> Bool {
        [.success, .validationFailure].contains(NormReport.exitCode(for: error))
    }

    /// What is printed: one line, without characters that command a terminal.
    var line: String { "\(Software.name): \(text)".visibleLine }

    func exit() -> Never {
        if code == .success {
            StandardOutput.line(text)
            do {
                try StandardOutput.finish()
            } catch {
                ErrorLine(error).exit()
            }
        } else if code != .signal(SIGPIPE) {
            StandardError.line(line)
        }
        Foundation.exit(code.status)
    }
}
