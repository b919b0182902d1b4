import Foundation

/// What a terminal is asked to do.
enum Terminal {
    /// Whether a file descriptor is a terminal that obeys escape sequences; `TERM=dumb` says that it does not.
    static func takesEscapes(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether colours are wanted there: not where NO_COLOR is set to anything (no-color.org).
    static func takesColour(_ descriptor: Int32) -> Bool {
        takesEscapes(descriptor) && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// The width in characters; 100 where the output is no terminal.
    static var width: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return Int(size.ws_col)
    }
}
