import ArgumentParser
import ExitCodes
import Files
import Foundation
import Networks
import Plots
import Statistics
import Testing
import Training

@testable import Findings
@testable import Paper
@testable import Reports
@testable import Runs
@testable import normreport

/// The exit code and the words of every kind of error.
@Suite struct ErrorLineTests {
    struct Expected: CustomTestStringConvertible {
        let error: any Error
        let code: ExitCodes.ExitCode
        let text: String
        var testDescription: String { "\(type(of: error)) \(code)" }

        init(_ error: any Error, _ code: ExitCodes.ExitCode, _ text: String? = nil) {
            self.error = error
            self.code = code
            self.text = text ?? "\(error)"
        }
    }

    private static let table = [
        Expected(SpecificationError.groupingNotTaken(.batchNorm), .usage),
        Expected(SelectionError.unknown("x", experiments: ["y"]), .usage),
        Expected(ValidationError("--jobs is 0"), .usage, "--jobs is 0"),
        Expected(DataSetError.missing(name: .cifar10, file: "/x"), .data),
        Expected(OutputError.damagedRun("/x", reason: "r"), .data),
        Expected(OutputError.cannotWrite("/x", reason: "r"), .cannotCreate),
        Expected(OutputError.inUse("/x", holder: "process 1 on h"), .cannotCreate),
        Expected(OutputFaults(count: 2), .data),
        Expected(OutputError.cannotRead("/x", reason: "r"), .inputOutput),
        Expected(StudyConfigurationError.missing(file: "/x"), .inputOutput),
        Expected(StudyConfigurationError.unreadable(file: "/x", reason: "r"), .inputOutput),
        Expected(StudyConfigurationError.otherFormat(file: "/x", format: 1), .data),
        Expected(StudyConfigurationError.damaged(file: "/x"), .data),
        Expected(UnreadableRegister(path: "/x", reason: "r"), .data),
        Expected(UnreadableRegister(path: "/x", reason: "r", isRead: false), .inputOutput),
        Expected(UnknownFigure(path: "/x", reason: "r"), .data),
        Expected(TemplateError.unreadable(file: "/x", reason: "r"), .data),
        Expected(DataSetError.takesNoDirectory(name: .generated, directory: "/x"), .usage),
        Expected(TrainerSetupError.noWholeBatch(batch: 8, images: 4), .usage),
        Expected(MemoryShortage(needed: 3e9, available: 2e9), .usage),
        Expected(PlotError.doesNotFit(figure: "f", profile: .icmlColumn, neededHeight: 1000), .usage),
        Expected(PlotError.noProvenance(reason: "r"), .data),
        Expected(FigureBreaches(count: 2), .data),
        Expected(TooFewOpenFiles(limit: 4, needed: 64), .system),
        Expected(OutputLost(number: ENOSPC), .inputOutput),
        Expected(OutputLost(number: EPIPE), .signal(SIGPIPE)),
        Expected(Interrupted(signal: SIGTERM), .signal(SIGTERM)),
        Expected(
            ReportInPart([
                StudyPart(ResidualForward.self, .found(Findings())), StudyPart(PlainForward.self, .gap(reason: "r")),
            ])!, .reportInPart, "1 of 2 experiments is missing: plain-forward (r)"),
        // What nobody foresaw is our fault, not a wrong usage.
        Expected(
            CancellationError(), .software,
            "CancellationError(); this is a bug in normreport; please report it"),
        Expected(
            StatisticsError.tooFewValues(count: 1, needed: 2), .software,
            "\(StatisticsError.tooFewValues(count: 1, needed: 2)); this is a bug in normreport; please report it"),
        Expected(
            PlotError.noPanels(figure: "f"), .software,
            "\(PlotError.noPanels(figure: "f")); this is a bug in normreport; please report it"),
    ]

    @Test(arguments: table) func everyErrorHasItsCode(_ expected: Expected) {
        let line = ErrorLine(expected.error)
        #expect(line.code == expected.code)
        #expect(line.text == expected.text)
    }

    @Test func aWholeReportLacksNothing() {
        #expect(ReportInPart([StudyPart(ResidualForward.self, .found(Findings()))]) == nil)
    }

    @Test func failedRunsAreCounted() {
        var outcome = LocalExecutor.Outcome()
        #expect(outcome.failureWords == nil)
        let specification = RunSpecification(
            network: NetworkSpecification(architecture: .cnn10, normalizer: .none),
            data: DataIdentity(name: .generated, sha256: ""), seed: 7,
            work: .initialization(.init(batch: 1, differentiates: false)), engine: .current(threads: 1))
        outcome.failures = [.init(specification: specification, reason: "no memory")]
        #expect(
            outcome.failureWords
                == "1 runs failed, the first of them cnn-10 with none, seed 7: no memory; the others are stored, and the "
                + "same command repeats only these")
    }

    /// What a user typed may hold anything; the line is a line, and no command to a terminal.
    @Test func theLineIsALine() {
        #expect(ErrorLine(ValidationError("a\u{1B}[31m\n\nb\u{7}")).line == "normreport: a\u{FFFD}[31m b\u{FFFD}")
    }

    @Test func helpIsNoError() {
        #expect(ErrorLine(CleanExit.helpRequest()).code == .success)
    }
}
