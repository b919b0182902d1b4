import Dispatch
import Foundation

/// Calls the commands of Slurm.
struct SlurmCommand: Sendable {
    /// The environment without what the job sets in which this program may itself be running. Only the cluster's
    /// configuration stays: sbatch would take the rest for options.
    static func environment(_ variables: [String: String]) -> [String: String] {
        variables.filter { !$0.key.hasPrefix("SLURM_") || $0.key == "SLURM_CONF" }
    }

    /// Runs a command and returns its standard output.
    ///
    /// - Throws: `SlurmError`.
    static func run(_ name: String, _ arguments: [String]) throws(SlurmError) -> String {
        let variables = ProcessInfo.processInfo.environment
        guard let program = find(name, path: variables["PATH"] ?? "") else { throw .notInstalled(name) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment(variables)
        process.standardInput = FileHandle.nullDevice
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        do { try process.run() } catch { throw .failed(command: name, message: "\(error.localizedDescription)") }
        // Both at once, since a full pipe would block the command.
        let errors = Capture()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            errors.data = error.fileHandleForReading.readDataToEndOfFile()
        }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        group.wait()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let lines = String(decoding: errors.data, as: UTF8.self).split(separator: "\n")
            let message = lines.first.map { String($0).replacing("\(name): error: ", with: "") }
            throw .failed(command: name, message: message ?? "it ended with status \(process.terminationStatus)")
        }
        return text
    }

    private static func find(_ name: String, path: String) -> URL? {
        path.split(separator: ":").map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// Unchecked: it is written by one thread and read by another after the group has waited.
    private final class Capture: @unchecked Sendable {
        var data = Data()
    }
}
