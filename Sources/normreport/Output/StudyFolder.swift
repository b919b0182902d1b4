import Findings
import Foundation
import Paper
import Reports

/// The study that an output folder holds, beside one that is asked for.
struct StudyFolder {
    private let output: OutputOptions
    private let catalogue: Catalogue

    init(_ output: OutputOptions, _ catalogue: Catalogue) {
        self.output = output
        self.catalogue = catalogue
    }

    /// What is asked for, with the other experiments of the same study that the folder holds; else whether it replaces
    /// what the folder holds.
    func joined(_ wanted: StudyConfiguration) -> (configuration: StudyConfiguration, replaces: Bool) {
        do {
            let earlier = try StudyConfiguration.load(from: output.url)
            if wanted.isOfSameStudy(as: earlier) { return (wanted.joined(to: earlier, catalogue), false) }
            StandardOutput.line(
                "\(output.output) holds another study; its report is replaced, and its runs are left alone")
        } catch {
            switch error {
            case .missing: return (wanted, false)
            case .otherFormat:
                StandardOutput.line(
                    "\(output.output) holds the study of an earlier version with \(storedFolders) runs; its report is "
                        + "replaced, and its runs, which have other keys, are left alone")
            case .unreadable(let file, let reason):
                StandardOutput.line("\(file) cannot be read (\(reason)), and is written anew")
            case .damaged(let file): StandardOutput.line("\(file) is damaged, and is written anew")
            }
        }
        return (wanted, true)
    }

    /// Of a study that is replaced the folder shows nothing any longer, not even while the next one is computed: its
    /// figures and tables would be taken for that one's.
    func clear() {
        OutputFolder(output.url).clear(keeping: [], known: catalogue.figureIdentifiers)
        for name in ["claims.json"] + ReportFormat.allCases.map(\.fileName) {
            try? FileManager.default.removeItem(at: output.url.appendingPathComponent(name))
        }
    }

    private var storedFolders: Int {
        let names = try? FileManager.default.contentsOfDirectory(atPath: output.url.appendingPathComponent("runs").path)
        return names?.filter { !$0.hasPrefix(".") }.count ?? 0
    }
}
