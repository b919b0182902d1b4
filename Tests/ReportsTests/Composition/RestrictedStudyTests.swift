import Testing

@testable import Findings
@testable import Paper
@testable import Plots

/// Figures that are drawn alone are the report's.
@Suite struct RestrictedStudyTests {
    /// Experiments look at runs of others: the profiles at training.
    @Test func anExperimentAloneFindsWhatItFindsAmongOthers() throws {
        let whole = try FabricatedStudy(.original).parts
        for name in ["normalizer-profile", "gradient-correlation"] {
            let alone = try #require(FabricatedStudy(.original, only: [name]).parts.first)
            let among = try #require(whole.first { $0.experiment.identifier == name })
            #expect(!alone.findings.figures.isEmpty)
            #expect(alone.findings.figures.map(\.csv) == among.findings.figures.map(\.csv))
            #expect(alone.findings.figures.map(\.caption.plainText) == among.findings.figures.map(\.caption.plainText))
        }
    }

    @Test func aFigureAloneIsTheReports() throws {
        let summary = "normalizer-profile-summary"
        let alone = try FabricatedStudy(.original, only: [summary]).parts
        #expect(alone.flatMap(\.findings.figures).map(\.figure.identifier) == [summary])
        #expect(alone[0].findings.figures[0].csv.contains("training-accuracy"))
    }
}
