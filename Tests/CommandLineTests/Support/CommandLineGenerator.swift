import Networks
import Paper
import Plots
import Random
import TestRandom
import Training

/// Makes command lines as people mistype them and as programs that call others get them wrong: options of the right and of
/// other commands, with values that fit, that nearly fit, and that do not.
struct CommandLineGenerator {
    private var stream: RandomStream
    /// Paths that an option may be given, all of them within one test's folder.
    private let paths: [String]

    init(seed: UInt64, paths: [String]) {
        stream = RandomStream(seed: seed, purpose: .test)
        self.paths = paths
    }

    /// What an option is followed by.
    private enum Value {
        case none
        case path
        /// Numbers that keep the work small, or anything else.
        case number([String])
        case name([String])
        case title
    }

    private static let network: [(String, Value)] = [
        ("--architecture", .name(Architecture.builtIn.map(\.identifier))),
        ("--normalizer", .name(Normalizer.builtIn.map(\.identifier))), ("--group-size", .number(["1", "2", "4", "8"])),
        ("--group-count", .number(["1", "2", "32"])),
        ("--weights", .name(WeightParameterization.named.map(\.name))),
        ("--block", .name(ResidualBlock.allCases.map(\.rawValue))), ("--skip-init", .none),
        ("--width-divisor", .number(["8", "16"])), ("--depth", .number(["1", "3"])), ("--width", .number(["4", "8"])),
        ("--published-code-variances", .none), ("--batch", .number(["2", "8"])), ("--seed", .number(["0", "7"])),
        ("--threads", .number(["1", "2"])), ("--json", .none),
    ]
    private static let data: [(String, Value)] = [
        ("--data", .name(DataSetSource.all.map(\.identifier))), ("--data-directory", .path),
    ]
    private static let output: [(String, Value)] = [("--output", .path)]
    private static let report: [(String, Value)] = [("--templates", .path), ("--title", .title)]
    private static let training: [(String, Value)] = [
        ("--epochs", .number(["1"])), ("--learning-rate", .number(["0.1", "1e30"])), ("--inverse-learning-rate", .none),
        ("--momentum", .number(["0", "0.9"])), ("--weight-decay", .number(["0", "1e-4"])),
        ("--decay-weights-only", .none), ("--constant-learning-rate", .none),
        ("--training-images", .number(["16", "32"])),
        ("--test-images", .number(["8"])), ("--probe-every", .number(["1", "5"])),
    ]
    private static let identifiers = Catalogue.standard.experiments.flatMap { experiment in
        [experiment.identifier] + experiment.figures.map(\.identifier)
    }
    private static let study: [(String, Value)] = [
        ("--preset", .name(Preset.builtIn.map(\.identifier))), ("--only", .name(identifiers)),
        ("--seeds", .number(["2", "3..4", "18446744073709551610..18446744073709551615"])),
        ("--budget", .number(["1s", "20m", "2h"])), ("--jobs", .number(["1", "3"])),
        ("--threads-per-run", .number(["1", "2"])), ("--dry-run", .none),
    ]

    private struct Command {
        let name: String
        /// What it needs to do anything, and what keeps it short.
        var fixed: [String] = []
        /// Whether it writes runs.
        var isLong = false
        var options: [(String, Value)] = []
        var arguments: [Value] = []
    }

    private static let commands = [
        Command(name: "all", fixed: ["--dry-run"], isLong: true, options: study + data + output + report),
        Command(name: "report", options: output + report),
        Command(
            name: "render",
            options: output + [
                ("--profile", .name(Profile.builtIn.map(\.identifier))),
                ("--format", .name(["png", "pdf", "svg", "png,svg", "eps", "pgf", "jpeg"])),
                ("--dpi", .number(["36", "72"])),
                ("--width", .number(["3.25in", "8cm", "4"])), ("--height", .number(["3in", "200pt"])),
                ("--font", .title),
                ("--band", .name(BandKind.allCases.map(\.rawValue))), ("--style", .path),
                ("--theme", .name(Theme.allCases.map(\.rawValue))), ("--transparent", .none),
            ], arguments: [.name(identifiers)]),
        Command(name: "inspect", options: output + [("--json", .none)], arguments: [.path]),
        Command(name: "lint", options: output + [("--profile", .name(Profile.builtIn.map(\.identifier) + ["all"]))]),
        Command(
            name: "compare",
            options: report + [
                ("--format", .name(["table", "json", "html"])), ("--fail-on", .name(["flipped", "moved"])),
            ], arguments: [.path, .path]),
        Command(
            name: "probe", fixed: ["--data", "generated", "--width-divisor", "16", "--batch", "2"],
            options: network + data),
        Command(
            name: "train",
            fixed: [
                "--data", "generated", "--width-divisor", "16", "--batch", "8", "--epochs", "1", "--training-images",
                "16", "--test-images", "8",
            ], isLong: true, options: network + data + training + output),
        Command(
            name: "list", options: [("--json", .none)],
            arguments: [.name(["normalizers", "architectures", "presets", "experiments", "claims", "figures", "data"])]),
        Command(name: "verify", options: [("--repair", .none)], arguments: [.path]),
        Command(name: "help", arguments: [.name(["all", "probe", "verify"])]),
    ]

    /// Numbers at and beyond bounds, and what is no number.
    private static let wrong = [
        "", " ", "-1", "0", "1", "2.5", "1e3", "1e19", "nan", "-inf", "9223372036854775807", "9223372036854775808",
        "18446744073709551616", "0x10", "1_000", "+5", "٣", "１", "--", "-", "=", "'", "\"", "$(id)", "%s%n", "a\nb",
        "\u{1B}[31m", "\u{202E}", "\u{0}x", "x,y,", ",", "..", "1..", "..1", "5..2", "🙂",
        String(repeating: "x", count: 5000),
    ].map { $0.replacing("\u{0}", with: "") }

    /// The next one.
    mutating func next() -> [String] {
        let command = pick(Self.commands)
        var words = [chance(0.03) ? pick(Self.wrong) : command.name]
        // Without it a line would train for hours, and into the current folder.
        words += command.fixed + (command.isLong ? ["--output", pick(paths)] : [])
        if ["probe", "train"].contains(command.name), chance(0.9) {
            words += ["--architecture", chance(0.8) ? "cnn-10" : pick(Architecture.builtIn).identifier]
            words += ["--normalizer", pick(Normalizer.builtIn).identifier]
        }
        for argument in command.arguments where chance(0.9) { words += value(argument) }
        for _ in 0..<Int(stream.nextUniform() * 5) {
            let others = pick(Self.commands).options
            let options = chance(0.1) && !others.isEmpty ? others : command.options
            guard !options.isEmpty else { continue }
            let (name, value) = pick(options)
            words.append(chance(0.03) ? String(name.dropLast()) : name)
            words += chance(0.05) ? [] : self.value(value)
        }
        if chance(0.05) { words.insert(pick(Self.wrong), at: Int(stream.nextUniform() * Double(words.count + 1))) }
        return words
    }

    private mutating func value(_ value: Value) -> [String] {
        switch value {
        case .none: chance(0.03) ? [pick(Self.wrong)] : []
        case .path: [pick(paths)]
        case .number(let fitting): [chance(0.6) ? pick(fitting) : pick(Self.wrong)]
        case .name(let fitting): [chance(0.8) ? pick(fitting) : pick(Self.wrong)]
        case .title: [chance(0.5) ? "A title" : pick(Self.wrong)]
        }
    }

    private mutating func chance(_ probability: Double) -> Bool { stream.nextUniform() < probability }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[min(elements.count - 1, Int(stream.nextUniform() * Double(elements.count)))]
    }
}
