import Foundation
import Runs

/// What `--version --json` prints: the program's version, and the engine as it computes on this machine.
struct VersionFacts: Codable {
    let version: String
    let engine: EngineIdentity

    /// Of this program on this machine, with one thread a run.
    static var current: VersionFacts { VersionFacts(version: Software.version, engine: .current(threads: 1)) }

    /// Whether arguments ask for it.
    static func areAskedFor(_ arguments: [String]) -> Bool {
        Set(arguments) == ["--version", "--json"] && arguments.count == 2
    }
}
