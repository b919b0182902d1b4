import ArgumentParser
import Files
import Foundation
import Networks
import Statistics
import Testing
import Training

@testable import Paper
@testable import Reports
@testable import Runs
@testable import normreport

/// The exit code and the words of every kind of error.
@Suite struct ErrorLineTests {
    struct Expected: CustomTestStringConvertible {
        let error: any Error
        let code: ErrorLine.Code
        let text: String
        var testDescription: String { "\(type(of: error)) \(code)" }

        init(_ error: any Error, _ code: ErrorLine.Code, _ text: String? = nil) {
            self.error = error
            self.code = code
            self.text = text ?? "\(error)"
        }
    }

    private static let failure = LocalExecutor.Failure(
        specification: RunSpecification(
            network: NetworkSpecification(architecture: .cnn10, normalizer: .none),
            data: DataIdentity(name: .generated, sha256: ""), seed: 7,
            work: .initialization(.init(batch: 1, differentiates: false)), engine: .current(threads: 1)),
        reason: "no memory")

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
        Expected(OutputError.missingRun("k"), .inputOutput),
        Expected(Interrupted(), .interrupted),
        Expected(
            FailedRuns(failures: [failure]), .software,
            "1 runs failed, the first of them cnn-10 with none, seed 7: no memory; the others are stored, and the same "
                + "command does just these"),
        // What nobody foresaw is our fault, not a wrong usage.
        Expected(
            CancellationError(), .software,
            "CancellationError(); this is a fault of normreport, please report it"),
        Expected(
            StatisticsError.tooFewValues(count: 1, needed: 2), .software,
            "\(StatisticsError.tooFewValues(count: 1, needed: 2)); this is a fault of normreport, please report it"),
    ]

    @Test(arguments: table) func everyErrorHasItsCode(_ expected: Expected) {
        let line = ErrorLine(expected.error)
        #expect(line.code == expected.code)
        #expect(line.text == expected.text)
    }

    @Test func helpIsNoError() {
        #expect(ErrorLine(CleanExit.helpRequest()).code == .success)
    }
}
