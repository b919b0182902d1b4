import Foundation
import Testing

@testable import Reports
@testable import TestSupport

/// Every error is one line on standard error that says what, where, and what to do, with the exit code of its kind.
@Suite struct UsageTests {
    struct Mistake: CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        /// What the line must contain.
        let parts: [String]
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ line: String, _ status: Int32, _ parts: String...) {
            arguments = line.split(separator: " ").map(String.init)
            self.status = status
            self.parts = parts
        }
    }

    private static let benchmark = "benchmark --architecture cnn-10 --normalizer batch-norm"
    private static let probe = "probe --data generated --batch 2 --architecture cnn-10 --normalizer"

    private static let usage = [
        Mistake("all --colour", 64, "Unknown option '--colour'"),
        Mistake("paint", 64, "'paint'"),
        Mistake("hlep", 64, "'hlep'", "did you mean 'help'?"),
        Mistake("help reprot", 64, "there is no command 'reprot'; did you mean 'report'?"),
        Mistake("all --seeds -1", 64, "'-1'", "--seeds"),
        Mistake("all --budget -5m", 64, "'-5m'", "--budget"),
        Mistake("render --width -3in", 64, "'-3in'", "--width"),
        Mistake("probe --normalizer batch-norm", 64, "--architecture"),
        Mistake(
            "\(probe) bach-norm", 64, "'bach-norm'", "--normalizer", "none", "batch-norm", "layer-norm", "evonorm-b0",
            "scaled-weight-standardization", "mean-centering"),
        Mistake("probe --architecture cnn-11 --normalizer none", 64, "'cnn-11'", "cnn-10", "cnn-uniform", "resnet-56"),
        Mistake("\(probe) batch-norm --group-size 8", 64, "batch-norm has no group size", "group-norm"),
        Mistake("\(probe) layer-norm --group-count 8", 64, "layer-norm has no group size"),
        Mistake(
            "\(probe) batch-norm --published-code-variances", 64, "--published-code-variances", "batch-norm",
            "group-norm, evonorm-b0, evonorm-s0"),
        Mistake("\(probe) group-norm --group-size 8 --group-count 8", 64, "--group-size", "--group-count", "exclude"),
        Mistake("\(probe) group-norm --group-size 7", 64, "group size 7", "64 channels", "divisor"),
        Mistake("\(probe) group-norm --width-divisor 4", 64, "32 groups", "16 channels", "--group-count"),
        Mistake("\(probe) group-norm --group-size none", 64, "'none'", "--group-size"),
        Mistake("\(probe) none --width-divisor 3", 64, "width divisor 3", "64"),
        Mistake("\(probe) none --skip-init", 64, "cnn-10 takes no --skip-init"),
        Mistake("\(probe) none --block pre-activation", 64, "cnn-10 takes no --block"),
        Mistake("\(probe) none --block outside", 64, "'outside'", "post-activation", "branch-activation"),
        Mistake("\(probe) none --depth 3", 64, "cnn-10 takes no --depth or --width"),
        Mistake("\(probe) none --batch 0", 64, "'0'", "--batch", "1 to 65536"),
        Mistake("\(probe) none --threads 0", 64, "'0'", "--threads", "1 to 1024"),
        Mistake("\(probe) none --seed -1", 64, "'-1'", "--seed", "0 to 18446744073709551615"),
        Mistake("\(probe) none --data-directory /x", 64, "computed", "--data-directory"),
        Mistake("\(probe) none --data mnist", 64, "'mnist'", "fashion-mnist", "generated"),
        Mistake("probe --architecture cnn-uniform --normalizer none", 64, "needs --depth and --width"),
        Mistake("all --preset huge --dry-run", 64, "'huge'", "quick", "standard", "paper"),
        Mistake("all --data generated --dry-run --seeds 0", 64, "'0'", "--seeds"),
        Mistake("all --data generated --dry-run --seeds 9..3", 64, "'9..3'", "--seeds"),
        // An interval over one seed does not exist.
        Mistake("all --data generated --dry-run --seeds 1", 64, "--seeds", "1 seed", "at least 2"),
        Mistake("all --data generated --dry-run --seeds 7..7", 64, "--seeds", "1 seed", "at least 2"),
        Mistake("all --data generated --dry-run --seeds 10001", 64, "--seeds", "10001 seeds", "at most 10000"),
        Mistake("all --data generated --dry-run --seeds 0..18446744073709551615", 64, "--seeds", "at most 10000"),
        Mistake("all --data generated --dry-run --jobs 0", 64, "'0'", "--jobs", "1 to 1024"),
        Mistake("all --data generated --dry-run --only figure-9", 64, "'figure-9'", "residual-forward"),
        Mistake("all --data generated --dry-run --only ,", 64, "--only is empty"),
        Mistake("list colours", 64, "'colours'", "normalizers", "figures"),
        Mistake("benchmark --architecture cnn-10", 64, "--normalizer"),
        Mistake("\(benchmark) --probes some", 64, "'some'", "--probes", "training", "all", "none"),
        Mistake("\(benchmark) --batch 20000", 64, "generated images", "smaller --batch"),
    ]

    private static let train =
        "train --data generated --architecture cnn-10 --normalizer batch-norm --width-divisor 16 --output /nowhere"
    private static let most = Int.max

    /// Every number has bounds, and its error says them; nothing is computed from one beyond.
    private static let numbers = [
        Mistake("\(probe) none --batch \(most)", 64, "--batch", "1 to 65536"),
        Mistake("\(probe) none --batch 99999999999999999999", 64, "--batch", "1 to 65536"),
        Mistake("\(probe) none --batch 1e3", 64, "--batch", "1 to 65536"),
        Mistake("\(probe) none --threads \(most)", 64, "--threads", "1 to 1024"),
        Mistake("\(probe) none --seed 18446744073709551616", 64, "--seed", "0 to 18446744073709551615"),
        Mistake("\(probe) none --width-divisor \(most)", 64, "--width-divisor", "1 to 4096"),
        Mistake("\(probe) group-norm --group-size \(most)", 64, "--group-size", "1 to 4096"),
        Mistake("\(probe) group-norm --group-count 0", 64, "--group-count", "1 to 4096"),
        Mistake(
            "probe --data generated --architecture cnn-uniform --normalizer none --depth \(most) --width 4", 64,
            "--depth", "1 to 4096"),
        Mistake(
            "probe --data generated --architecture cnn-uniform --normalizer none --depth 4 --width \(most)", 64,
            "--width", "1 to 4096"),
        Mistake("\(train) --epochs \(most)", 64, "--epochs", "1 to 100000"),
        Mistake("\(train) --epochs 0", 64, "--epochs", "1 to 100000"),
        Mistake("\(train) --batch \(most)", 64, "--batch", "1 to 65536"),
        Mistake("\(train) --threads 1025", 64, "--threads", "1 to 1024"),
        Mistake("\(train) --training-images \(most)", 64, "--training-images", "1 to 10000000"),
        Mistake("\(train) --test-images 0", 64, "--test-images", "1 to 10000000"),
        Mistake("\(train) --probe-every \(most)", 64, "--probe-every", "1 to 1000000000"),
        Mistake("\(train) --learning-rate 0", 64, "--learning-rate", "above 0"),
        Mistake("\(train) --learning-rate 1e31", 64, "--learning-rate", "1e30"),
        Mistake("\(train) --learning-rate nan", 64, "--learning-rate", "above 0"),
        Mistake("\(train) --momentum 1", 64, "--momentum", "below 1"),
        Mistake("\(train) --weight-decay -1", 64, "--weight-decay", "0 to 1e30"),
        Mistake("\(train) --weight-decay inf", 64, "--weight-decay", "0 to 1e30"),
        Mistake("\(train) --inverse-learning-rate", 64, "--inverse-learning-rate", "no effect", "256"),
        Mistake("\(train) --decay-weights-only --weight-decay 0", 64, "--decay-weights-only", "no effect"),
        Mistake("\(train) --batch 512 --training-images 100", 64, "512", "100", "--batch"),
        Mistake("all --data generated --dry-run --budget 1e19s", 64, "--budget", "8760h"),
        Mistake("all --data generated --dry-run --budget 1e308h", 64, "--budget", "8760h"),
        Mistake("all --data generated --dry-run --budget 0s", 64, "--budget", "8760h"),
        Mistake("all --data generated --dry-run --budget 90", 64, "--budget", "as 90s"),
        Mistake("all --data generated --dry-run --jobs \(most)", 64, "--jobs", "1 to 1024"),
        Mistake("all --data generated --dry-run --threads-per-run \(most)", 64, "--threads-per-run", "1 to 1024"),
        Mistake("\(benchmark) --steps 0", 64, "'0'", "--steps", "1 to 1000000000"),
        Mistake("\(benchmark) --batch \(most)", 64, "--batch", "1 to 65536"),
        Mistake("render --dpi 1e9", 64, "--dpi", "36 to 2400"),
    ]

    @Test(arguments: numbers) func numbersHaveBounds(_ mistake: Mistake) throws {
        try expect(mistake)
    }

    @Test(arguments: usage) func wrongUsageIsExplained(_ mistake: Mistake) throws {
        try expect(mistake)
    }

    private func expect(_ mistake: Mistake, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let outcome = try Program.run(mistake.arguments)
        #expect(outcome.status == mistake.status, "\(outcome.error)", sourceLocation: sourceLocation)
        #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
        #expect(outcome.errorLines.count == 1, "\(outcome.error)", sourceLocation: sourceLocation)
        #expect(outcome.error.hasPrefix("normreport: "), "\(outcome.error)", sourceLocation: sourceLocation)
        for part in mistake.parts {
            #expect(outcome.error.contains(part), "\(part): \(outcome.error)", sourceLocation: sourceLocation)
        }
    }

    @Test func missingAndDamagedDataAreExplained() throws {
        let folder = try TestFolder()
        let path = folder.url.path
        let probe = "probe --architecture cnn-10 --normalizer none --batch 2 --data-directory \(path) --data"
        try expect(
            Mistake("\(probe) fashion-mnist", 65, path, "dataset-fashion-mnist", "--data-directory", "--data generated")
        )
        try expect(Mistake("\(probe) cifar-10", 65, path, "cifar-10-binary.tar.gz", "--data-directory"))
        try expect(Mistake("all --data cifar-100 --data-directory \(path)", 65, path, "does not exist"))
        for name in [
            "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz",
        ] {
            try Data("not an archive".utf8).write(to: folder.file(name))
        }
        try expect(Mistake("\(probe) fashion-mnist", 65, "\(path)/train-images-idx3-ubyte.gz"))
        try expect(
            Mistake(
                "probe --architecture cnn-10 --normalizer none --width-divisor 64 --data generated --batch 10001", 65,
                "10001", "10000"))
    }

    /// Permissions mean nothing to the superuser, so a file stands where a folder should.
    @Test func outputThatCannotBeWrittenIsExplained() throws {
        let folder = try TestFolder()
        try Data().write(to: folder.file("file"))
        for path in [folder.file("file").path, folder.file("file/below").path] {
            try expect(
                Mistake("all --data generated --only residual-forward --output \(path)", 73, path, "name another place")
            )
        }
    }

    @Test func aReportWithoutAStudyIsExplained() throws {
        let folder = try TestFolder()
        try expect(Mistake("report --output \(folder.url.path)", 74, folder.url.path, "normreport all"))
        try expect(Mistake("report --output \(folder.file("nowhere").path)", 74, "nowhere", "normreport all"))
        #expect(try folder.names().isEmpty)
    }
}
