import Files
import Findings
import Foundation
import Paper
import Runs

/// Compares an output folder with what was written there: runs and checkpoints with their digests, figures with the data
/// that they show, registers with their form.
package struct OutputCheck: Sendable {
    /// What was looked at, and what is wrong.
    package struct Result: Sendable {
        /// What is wrong: leftovers, runs, checkpoints, files, data, figures, each in order.
        package var faults: [OutputFault] = []
        /// How many runs are stored, whole or damaged.
        package var runCount = 0
        /// How many training runs are on their way.
        package var checkpointCount = 0
        /// How many figures' files there are.
        package var figureCount = 0

        /// What was looked at, in a few words.
        package var summary: String {
            "looked at \(runCount) runs, \(checkpointCount) checkpoints, \(figureCount) files of figures"
        }
    }

    private let output: URL

    /// - Throws: `OutputError.cannotRead` where there is no such folder.
    package init(_ output: URL) throws(OutputError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: output.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw .cannotRead(output.path, reason: "there is no such folder")
        }
        self.output = output
    }

    /// Looks at everything; nothing is changed.
    package func run() throws -> Result {
        var result = Result()
        result.faults = OutputFiles.standard.leftovers(in: output).map {
            OutputFault($0, "a process that was killed left it")
        }
        if FileManager.default.fileExists(atPath: output.appendingPathComponent("runs").path) {
            let store = try RunStore(output: output)
            result.runCount = store.keys.count
            result.checkpointCount = store.checkpointKeys.count
            result.faults += store.faults()
        }
        result.faults += registerFaults()
        checkFigures(&result)
        return result
    }

    private func registerFaults() -> [OutputFault] {
        var faults: [OutputFault] = []
        func check(_ name: String, _ read: (URL) throws -> Void) {
            let file = output.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path) else { return }
            do {
                try read(file)
            } catch {
                faults.append(OutputFault(file, "it cannot be read"))
            }
        }
        check("configuration.json") { _ in _ = try StudyConfiguration.load(from: output) }
        check("timings.json") { _ = try JSONDecoder().decode([String: Double].self, from: Data(contentsOf: $0)) }
        check("claims.json") { _ = try ClaimRegister(contentsOf: $0) }
        return faults
    }

    /// Data that agree with none of their figures are faulty, and so is every figure that does not agree with its data.
    private func checkFigures(_ result: inout Result) {
        var figures: [OutputFault] = []
        var agreeing: Set<URL> = []
        var differing: Set<URL> = []
        for file in figureFiles() {
            result.figureCount += 1
            guard let origin = try? FigureOrigin(file: file, output: output) else {
                figures.append(OutputFault(file, "it does not say what made it"))
                continue
            }
            let name = origin.dataFile.lastPathComponent
            switch origin.data {
            case .matches: agreeing.insert(origin.dataFile)
            case .missing: figures.append(OutputFault(file, "its data/\(name) are missing"))
            case .differs:
                differing.insert(origin.dataFile)
                figures.append(OutputFault(file, "it shows other data than data/\(name)"))
            }
        }
        result.faults += differing.subtracting(agreeing).sorted { $0.path < $1.path }.map {
            OutputFault($0, "no figure shows these data")
        }
        result.faults += figures
    }

    private func figureFiles() -> [URL] {
        let folder = output.appendingPathComponent("figures", isDirectory: true)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().map { folder.appendingPathComponent($0) }.filter {
            ["png", "pdf", "svg"].contains($0.pathExtension) && !$0.lastPathComponent.hasPrefix(".")
        }
    }
}
