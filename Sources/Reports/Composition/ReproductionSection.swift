import Experiments
import Tensors
import Training

/// What the report says of the machine that made it.
public struct MachineFacts: Sendable {
    public let processor: String
    public let processorCount: Int
    /// Seconds that the stored runs took, added up; nil where that is not known.
    public let computingSeconds: Double?
    /// The command that makes the report again.
    public let command: String

    public init(processor: String, processorCount: Int, computingSeconds: Double?, command: String) {
        self.processor = processor
        self.processorCount = processorCount
        self.computingSeconds = computingSeconds
        self.command = command
    }
}

/// The box that says how to make the report again.
struct ReproductionSection {
    let study: Study
    let machine: MachineFacts

    var section: Section {
        let configuration = study.configuration
        return Section("reproduction", title: "Reproduction") {
            Callout(.reproduction, title: "Make this report again") {
                CodeBlock(machine.command, language: "sh")
                Definitions([
                    Definition(
                        "Data",
                        "\(configuration.data.name.rawValue) (\(configuration.data.name.source)), SHA-256 \(code: configuration.data.sha256)"
                    ),
                    Definition("Preset", Prose(text: configuration.preset.rawValue)),
                    Definition("Seeds", Prose(text: Self.ranges(configuration.seeds))),
                    Definition(
                        "Software",
                        "\(Software.name) \(Software.version), engine revision \(count: configuration.engine.revision, source: .quantity(group: "configuration", name: "engine-revision")), \(configuration.engine.library) with \(configuration.engine.instructionSet) kernels"
                    ),
                    Definition(
                        "Machine",
                        "\(machine.processor), \(count: machine.processorCount, source: .quantity(group: "machine", name: "processors")) processors"
                    ),
                    Definition("Computing time", time),
                ])
            }
        }
    }

    private var time: Prose {
        guard let seconds = machine.computingSeconds else { return "unknown" }
        return
            "\(number: seconds, .significant(3), source: .quantity(group: "machine", name: "computing-seconds")) s on one processor each, added up over the runs"
    }

    /// Seeds as ranges: 0..9, 12.
    static func ranges(_ seeds: [UInt64]) -> String {
        var parts = [(first: UInt64, last: UInt64)]()
        for seed in seeds.sorted() {
            if let last = parts.last, last.last &+ 1 == seed {
                parts[parts.count - 1].last = seed
            } else {
                parts.append((seed, seed))
            }
        }
        return parts.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)..\($0.last)" }.joined(separator: ", ")
    }
}
