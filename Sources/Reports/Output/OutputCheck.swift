import Files
import Findings
import Foundation
import Paper
import Runs

/// Checks the integrity of an output folder: runs and checkpoints against their digests, figures against the data that
/// they show, and the form of registers.
package struct OutputCheck: Sendable {
    /// The result of a check.
    package struct Result: Sendable {
        /// The faults of leftovers, runs, checkpoints, files, data and figures, in this order.
        package var faults: [OutputFault] = []
        /// The number of stored runs, damaged ones included.
        var runCount = 0
        /// The number of unfinished training runs.
        var checkpointCount = 0
        /// The number of figure files.
        var figureCount = 0

        /// The numbers of checked items in a few words.
        package var summary: String {
            "checked \(runCount) runs, \(checkpointCount) checkpoints, \(figureCount) figure files"
        }
    }

    private let output: URL

    /// Prepares the check of an output folder.
    ///
    /// - Throws: `OutputError.cannotRead` if the folder does not exist, or if it or one of the program's folders in it may
    ///   not be read: nothing would be found wrong there.
    package init(_ output: URL) throws(OutputError) {
        guard output.isFolder else { throw .cannotRead(output.path, reason: "there is no such folder") }
        for folder in [output] + OutputFolder.layout.folders.sorted().map({ output.appendingPathComponent($0) }) {
            if folder.isFolder, access(folder.path, R_OK | X_OK) != 0 {
                throw .cannotRead(folder.path, reason: "\(SystemCallError(errno))")
            }
        }
        self.output = output
    }

    /// Checks everything and changes nothing.
    package func run() -> Result {
        var result = Result()
        result.faults = OutputFiles.standard.leftovers(in: output, OutputFolder.layout).map {
            OutputFault($0, "a process that was killed left it")
        }
        let misplaced = misplaced
        result.faults += misplaced.map { OutputFault($0, "it is not a folder") }
        let runs = output.appendingPathComponent("runs")
        if !misplaced.contains(runs), FileManager.default.fileExists(atPath: runs.path) {
            let store = RunStore(reading: output)
            result.runCount = store.keys.count
            result.checkpointCount = store.checkpointKeys.count
            result.faults += store.faults()
        }
        result.faults += registerFaults()
        checkFigures(&result)
        return result
    }

    /// Files in the place of the program's folders.
    private var misplaced: [URL] {
        OutputFolder.layout.folders.sorted().map { output.appendingPathComponent($0) }.filter(\.isFile)
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
        check("timings.json") { _ = try JSONDecoder().decode([String: RunTiming].self, from: InputFile.data(of: $0)) }
        check("claims.json") { _ = try ClaimRegister(contentsOf: $0) }
        check(OutputState.fileName) { _ = try JSONDecoder().decode(OutputState.self, from: InputFile.data(of: $0)) }
        return faults
    }

    /// Checks figures against data. Data that match none of their figures are a fault, as is a figure that does not
    /// match its data.
    private func checkFigures(_ result: inout Result) {
        var figures: [OutputFault] = []
        var agreeing: Set<URL> = []
        var differing: Set<URL> = []
        for file in figureFiles() where isOfTheProgram(file) {
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
                figures.append(OutputFault(file, "its data differ from data/\(name)"))
            }
        }
        result.faults += differing.subtracting(agreeing).sorted { $0.path < $1.path }.map {
            OutputFault($0, "no figure shows these data")
        }
        result.faults += figures
    }

    /// A file that neither says what made it nor has the name of a figure is the user's.
    private func isOfTheProgram(_ file: URL) -> Bool {
        let name = file.deletingPathExtension().lastPathComponent
        let data = output.appendingPathComponent("data/\(name).csv").path
        return Catalogue.standard.figureIdentifiers.contains(name) || FileManager.default.fileExists(atPath: data)
            || (try? FigureOrigin(file: file, output: output)) != nil
    }

    private func figureFiles() -> [URL] {
        let folder = output.appendingPathComponent("figures", isDirectory: true)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.sorted().map { folder.appendingPathComponent($0) }.filter {
            OutputFolder.isFigure($0) && !$0.lastPathComponent.hasPrefix(".")
        }
    }
}
