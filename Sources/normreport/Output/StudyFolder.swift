import ArgumentParser
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
    ///
    /// - Throws: `ValidationError` where a declared layer that the folder keeps could not be told from a new one.
    func joined(
        _ wanted: StudyConfiguration
    ) throws(ValidationError) -> (configuration: StudyConfiguration, replaces: Bool) {
        let earlier: StudyConfiguration
        do throws(StudyConfigurationError) {
            earlier = try StudyConfiguration.load(from: output.url)
        } catch {
            return (wanted, replaces(without: error))
        }
        guard wanted.isOfSameStudy(as: earlier) else {
            StandardOutput.line(
                "\(output.output) holds another study; its report is replaced, its runs are kept")
            return (wanted, true)
        }
        if let (own, kept) = wanted.alike(with: earlier) {
            throw ValidationError(
                "\(own.file) gives its layer the label of '\(kept.normalizer)', which \(output.output) keeps from "
                    + "\(kept.file); change 'label' or 'short-label' in \(own.file), or give another --output")
        }
        return (wanted.joined(to: earlier, catalogue), false)
    }

    /// Says why the folder's configuration cannot be used, unless it has none.
    ///
    /// - Returns: whether something is replaced.
    private func replaces(without error: StudyConfigurationError) -> Bool {
        switch error {
        case .missing: return false
        case .otherFormat:
            StandardOutput.line(
                "\(output.output) holds a study of an earlier version with \(storedFolders) runs; its report is "
                    + "replaced, its runs, which have other keys, are kept")
        case .unreadable(let file, let reason):
            StandardOutput.line("\(file) cannot be read (\(reason)) and is rewritten")
        case .damaged(let file): StandardOutput.line("\(file) is damaged and is rewritten")
        }
        return true
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
