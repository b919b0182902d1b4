import ExitCodes

/// Runs that are planned for another engine than this machine's. They are not computed here: their bits would differ from
/// what their keys mean.
package struct EngineMismatch: ExitCoded, Equatable {
    /// The engine of the plan.
    let planned: EngineIdentity
    /// The engine of this machine.
    let here: EngineIdentity

    /// Compares a plan's engine with this machine's.
    ///
    /// - Throws: an `EngineMismatch` if they differ.
    package static func check(_ planned: EngineIdentity) throws(EngineMismatch) {
        let here = EngineIdentity.current(threads: planned.threads)
        if here != planned { throw EngineMismatch(planned: planned, here: here) }
    }

    package var description: String {
        var differences = [String]()
        if planned.revision != here.revision {
            differences.append("revision \(planned.revision), here \(here.revision)")
        }
        if planned.instructionSet != here.instructionSet {
            differences.append("instructions \(planned.instructionSet), here \(here.instructionSet)")
        }
        if planned.library != here.library { differences.append("\(planned.library), here \(here.library)") }
        return "the runs are planned for another engine (\(differences.joined(separator: "; "))); compute them on a "
            + "machine of that kind, or plan them again for this one"
    }

    package var exitCode: ExitCode { .usage }
}
