import ArgumentParser
import Files
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

    @Option(help: "What computes the runs.")
    var executor = Executor.local

    // What follows begins with a dash itself.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Options of sbatch for every job, such as \"--partition=cpu --account=lab\".", valueName: "options"))
    var slurmOptions: String?

    @Flag(help: "Wait for the jobs, show progress, and write the report.")
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
            "Plan for the engine in this file, the output of 'normreport --version --json' on a machine of that kind.",
            valueName: "file"), transform: PathText.parse)
    var engineOf: String?

    /// The largest file in bytes: some hundred times what the program prints.
    private static let largestFile = 1 << 16

    /// The engine of `--engine-of`; nil if the option is not given.
    func engine() throws -> EngineIdentity? {
        guard let engineOf else { return nil }
        let data: Data
        do throws(InputFileError) {
            data = try InputFile.data(of: URL(fileURLWithPath: engineOf), limit: Self.largestFile)
        } catch {
            throw EngineFileError.unreadable(engineOf, error)
        }
        guard let facts = try? JSONDecoder().decode(VersionFacts.self, from: data) else {
            throw EngineFileError.foreign(engineOf)
        }
        return facts.engine
    }
}
