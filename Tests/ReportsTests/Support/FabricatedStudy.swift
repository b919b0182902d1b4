import Files
import Foundation
import Networks

@testable import Findings
@testable import Paper
@testable import Reports
@testable import Runs
@testable import TestSupport
@testable import Training

/// The whole report, composed as the program composes it, of records that no network made: every measurement comes from
/// a hash of what it belongs to, so that any table of measurements can be replaced by another.
struct FabricatedStudy {
    /// Which measurements the records hold.
    enum Measurements {
        /// Plausible ones.
        case original
        /// Each of them a little different, by a factor of its own: verdicts, and so sentences, stay.
        case near
        /// Unrelated ones.
        case far
        /// Others, unrelated to both.
        case farther
    }

    let study: Study
    let parts: [StudyPart]

    /// - Parameters:
    ///   - divergingSeeds: the seeds whose training diverges in its first step, before a probe.
    ///   - names: the experiments or figures that are analysed; all where empty.
    init(
        _ measurements: Measurements, preset: Preset = .quick, declarations: [StoredDeclaration] = [],
        divergingSeeds: [UInt64] = [], only names: [String] = []
    ) throws {
        let configuration = StudyConfiguration(
            preset: preset,
            data: DataSetDescription(
                .generated, sha256: String(repeating: "a1", count: 32),
                images: ImageCounts(training: 10_000, test: 2000)),
            seeds: Array(0..<UInt64(min(preset.scale.seedCount, Requirement.initializationSeeds.minimum))),
            experiments: Catalogue.standard.experiments.map { $0.identifier },
            engine: EngineIdentity(revision: 1, instructionSet: "avx2", library: "oneDNN 2.6.3", threads: 1),
            declarations: declarations)
        study = try Study(configuration, .standard)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try RunStore(output: folder, files: OutputFiles(calls: UnsyncedCalls()))
        for specification in study.plan.runs.map(\.specification) {
            switch specification.work {
            case .initialization(let work):
                try store.save(Self.record(specification, work, measurements), of: specification)
            case .denseLinear(let work):
                try store.save(Self.record(specification, work, measurements), of: specification)
            case .training(let training):
                let record =
                    divergingSeeds.contains(specification.seed)
                    ? Self.divergence : try Self.record(specification, training, measurements)
                try store.save(record, of: specification)
            }
        }
        parts = try study.analyse(store: store, restrictedTo: configuration.restricted(to: names, .standard))
    }

    /// The report; its figures are blank, since drawings hold no number of the prose.
    var document: Document { report(parts).document() }

    func report(_ parts: [StudyPart], title: String = StudyReport.standardTitle, word: String = "x") -> StudyReport {
        StudyReport(
            study: study, parts: parts,
            figures: parts.flatMap(\.findings.figures).map {
                OutputFolder.DrawnFigure(finding: $0, svg: "<svg viewBox=\"0 0 1 1\"></svg>")
            },
            machine: MachineFacts(processor: word, processorCount: 2, computingSeconds: nil, command: word),
            title: title)
    }

    // MARK: - Records

    private static func record(
        _ specification: RunSpecification, _ work: InitializationWork, _ measurements: Measurements
    ) throws -> RunRecord {
        RunRecord(
            loss: 2.3,
            layers: try measured(
                specification, batch: work.batch, differentiates: work.differentiates, measurements))
    }

    private static func measured(
        _ specification: RunSpecification, batch: Int, differentiates: Bool, _ measurements: Measurements,
        step: Int? = nil
    ) throws -> [LayerMeasurement] {
        let network = "\(specification.network)/\(batch)/\(step ?? -1)"
        return try layers(of: specification.network).enumerated().map { index, layer in
            var quantities = [Quantity: Double?]()
            for quantity in Quantity.builtIn where quantity.kind == layer.kind {
                guard quantity != .gradientNorm || differentiates else { continue }
                quantities[quantity] = value(
                    quantity, "\(network)/\(index)/\(quantity.identifier)", seed: specification.seed, batch: batch,
                    measurements)
            }
            return LayerMeasurement(
                name: layer.name, kind: layer.kind, role: layer.role, height: layer.side, channels: layer.channels,
                quantities: quantities)
        }
    }

    private static func record(
        _ specification: RunSpecification, _ work: DenseLinearWork, _ measurements: Measurements
    ) -> RunRecord {
        let width = specification.network.width ?? 1
        return RunRecord(
            loss: nil,
            layers: (1...(specification.network.depth ?? 1)).map { layer in
                let rank = value(
                    .stableRank, "\(specification.network)/\(layer)", seed: specification.seed, batch: work.samples,
                    measurements)
                return LayerMeasurement(
                    name: "layer\(layer)", kind: .activation, height: 1, channels: width,
                    quantities: [.stableRank: rank])
            })
    }

    private static let divergence = TrainingRecord(
        epochs: [], probes: [], divergence: .init(reason: .lossNotFinite, epoch: 1, step: 0, layer: nil))

    /// A course of training that rises to an accuracy of the network's own.
    private static func record(
        _ specification: RunSpecification, _ training: TrainingConfiguration, _ measurements: Measurements
    ) throws -> TrainingRecord {
        let place = "\(specification.network)/\(training.batch)"
        // Well above chance, so that no network has seeds on both sides of having learned.
        let end =
            0.3 + 0.6
            * value(.cosineSimilarity, place, seed: specification.seed, batch: training.batch, measurements)
        let probes = try [0, 1, 2, 3].map { step in
            TrainingRecord.Probe(
                step: step,
                layers: try measured(
                    specification, batch: training.batch, differentiates: true, measurements, step: step))
        }
        return TrainingRecord(
            epochs: (1...training.epochs).map { epoch in
                let accuracy = end * (1 - exp(-Double(epoch) / 3))
                return TrainingRecord.Epoch(
                    trainingLoss: -log(accuracy), trainingAccuracy: accuracy, testLoss: -log(accuracy * 0.95),
                    testAccuracy: accuracy * 0.95)
            }, probes: probes, divergence: nil)
    }

    private static func value(
        _ quantity: Quantity, _ place: String, seed: UInt64, batch: Int, _ measurements: Measurements
    ) -> Double {
        let salt =
            switch measurements {
            case .original, .near: "original"
            case .far: "far"
            case .farther: "farther"
            }
        let fraction = 0.15 + 0.6 * hash("\(salt)/\(place)") + 0.05 * hash("\(salt)/\(place)/\(seed)")
        let plausible =
            switch quantity {
            case .cosineSimilarity, .sameSampleCorrelation, .crossSampleCorrelation: fraction
            case .stableRank, .participationRatio: 1 + Double(batch - 1) * fraction
            default: exp(2 * fraction - 1)
            }
        guard measurements == .near else { return plausible }
        return plausible * (1.02 + 0.04 * hash("near/\(place)") + 0.01 * hash("near/\(place)/\(seed)"))
    }

    private typealias Layer = (name: String, kind: LayerKind, role: LayerRole, side: Int, channels: Int)

    private static func layers(of network: NetworkSpecification) throws -> [Layer] {
        switch try network.geometry() {
        case .convolutional(let widths, let strides):
            var side = 32
            return zip(widths, strides).enumerated().flatMap { index, layer -> [Layer] in
                side /= layer.1
                return [
                    ("layer\(index + 1).convolution", .convolution, .plain, side, layer.0),
                    ("layer\(index + 1).activation", .activation, .plain, side, layer.0),
                ]
            }
        case .residual(let widths, _, _, _):
            return widths.enumerated().flatMap { stage, width in
                (1...ResidualForward.blocksPerStage).flatMap { block -> [Layer] in
                    let name = "stage\(stage + 1).block\(block)"
                    let place = BlockPlace(stage: stage + 1, block: block)
                    return [
                        ("\(name).convolution2", .convolution, .branch(place), 32 >> stage, width),
                        ("\(name).output", .activation, .blockOutput(place), 32 >> stage, width),
                    ]
                }
            }
        }
    }

    /// From 0 to 1, the same for the same text.
    private static func hash(_ text: String) -> Double {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        state ^= state >> 33
        state = state &* 0xff51_afd7_ed55_8ccd
        state ^= state >> 33
        return Double(state >> 11) / Double(UInt64(1) << 53)
    }
}
