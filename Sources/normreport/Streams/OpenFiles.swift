import ExitCodes
import Foundation

/// How many files the process may have open at once.
enum OpenFiles {
    /// What the program and its libraries take, with room.
    private static let needed: UInt = 64

    /// Raises the limit as far as the system lets it where it is too low. Dispatch ends a process that has no descriptor left
    /// for it.
    ///
    /// - Throws: `TooFewOpenFiles` where it stays too low.
    static func check() throws(TooFewOpenFiles) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < needed else { return }
        limit.rlim_cur = min(needed, limit.rlim_max)
        _ = setrlimit(resource, &limit)
        guard limit.rlim_cur >= needed else { throw TooFewOpenFiles(limit: limit.rlim_cur, needed: needed) }
    }
}

/// The system lets the process have too few files open.
struct TooFewOpenFiles: ExitCoded, Equatable {
    let limit: UInt
    let needed: UInt

    var description: String {
        "only \(limit) files may be open at once, and \(needed) are needed; raise the limit with 'ulimit -n \(needed)'"
    }

    var exitCode: ExitCode { .system }
}
