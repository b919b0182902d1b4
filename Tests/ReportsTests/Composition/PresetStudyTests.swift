import Testing

@testable import Findings
@testable import Paper
@testable import Plots
@testable import Reports
@testable import Runs
@testable import TOML

/// Whatever sizes a file may declare, and however runs end, the study is analysed, drawn and reported.
@Suite struct PresetStudyTests {
    private func report(_ study: FabricatedStudy) throws {
        for finding in study.parts.flatMap(\.findings.figures) {
            _ = try finding.figure.layout(profile: .neurips)
        }
        let document = try study.document.resolved()
        #expect(!document.document.sections.isEmpty)
        // What cannot be analysed says why.
        for gap in study.parts.compactMap(\.gap) {
            #expect(gap.contains("needed") || gap.contains("undefined"), "\(gap)")
        }
    }

    @Test(arguments: [
        "seeds = 2\nbatch-sweep = [16]\nlargest-group-size = 2\n[uniform]\nwidth = 2\nwidths = [4]\n"
            + "[training]\nseeds = 1\nchoosing-seeds = 2\n",
        "seeds = 10\nbatch-sweep = [2, 4, 8, 16, 32, 64]\nlargest-group-size = 2\n[training]\nseeds = 5\n",
        "[training]\nnetworks = [\"resnet-56\"]\nseeds = 5\n",
        "[training]\nnetworks = [\"cnn-20\", \"resnet-56-skip-init\"]\nseeds = 5\nchoosing-seeds = 10\n",
        "[training.convolutional]\nepochs = 1\nprobe-steps = 1\n[training.residual]\nepochs = 1\n",
    ])
    func anySizesMakeAReport(_ text: String) throws {
        let preset = try PresetFile(TOMLFile(text: "base = \"quick\"\n" + text, name: "f")).preset
        try report(FabricatedStudy(.original, preset: preset))
    }

    /// The first seed's training ends before anything is measured, or every seed's.
    @Test(arguments: [[UInt64(0)], [0, 1, 2, 3, 4]])
    func trainingThatEndsAtItsStartMakesAReport(_ seeds: [UInt64]) throws {
        try report(FabricatedStudy(.original, preset: .moderate, divergingSeeds: seeds))
    }
}
