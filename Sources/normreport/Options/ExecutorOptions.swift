import ArgumentParser
import Foundation
import Runs

/// Where the runs are computed.
struct ExecutorOptions: ParsableArguments {
    enum Executor: String, CaseIterable, ExpressibleByArgument {
        /// On this machine.
        case local
        /// By jobs of a Slurm cluster.
        case slurm
    }

    @Option(help: "Who computes the runs: \(Executor.allCases.map(\.rawValue).joined(separator: ", ")).")
    var executor = Executor.local

    // What follows begins with a dash itself.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What sbatch is given for every job, as \"--partition=cpu --account=lab\".", valueName: "options"))
    var slurmOptions: String?

    @Flag(help: "Wait for the jobs, with progress, and write the report here.")
    var wait = false

    @OptionGroup var planned: PlannedEngine

    func validate() throws {
        if executor == .local {
            if slurmOptions != nil { throw ValidationError("--slurm-options has no effect without --executor slurm") }
            if wait { throw ValidationError("--wait has no effect without --executor slurm") }
        }
    }
}

/// For which engine a study is planned.
struct PlannedEngine: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Plan for the engine in this file, which 'normreport --version --json' printed on a machine of its kind.",
            valueName: "file"))
    var engineOf: String?

    /// The engine of `--engine-of`; nil where the option is not given.
    func engine() throws -> EngineIdentity? {
        guard let engineOf else { return nil }
        guard let data = FileManager.default.contents(atPath: engineOf) else {
            throw ValidationError("\(engineOf) cannot be read; check --engine-of")
        }
        guard let facts = try? JSONDecoder().decode(VersionFacts.self, from: data) else {
            throw ValidationError(
                "\(engineOf) is not what 'normreport --version --json' prints; make it on a machine of the kind that "
                    + "will compute")
        }
        return facts.engine
    }
}
