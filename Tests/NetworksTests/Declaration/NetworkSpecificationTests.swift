import Foundation
import Testing

@testable import Networks

@Suite struct NetworkSpecificationTests {
    /// Widths and strides of the published configuration.
    @Test func convolutionalNetworksAreThePublishedOnes() throws {
        func layers(_ architecture: Architecture) throws -> (widths: [Int], strides: [Int]) {
            guard
                case .convolutional(let widths, let strides) = try NetworkSpecification(
                    architecture: architecture, normalizer: .batchNorm
                ).geometry()
            else { throw SpecificationError.uniformNeedsDepthAndWidth }
            return (widths, strides)
        }
        func stage(_ count: Int, _ width: Int) -> [Int] { [Int](repeating: width, count: count) }
        func strided(_ stages: [Int], last: Int) -> [Int] {
            stages.flatMap { stage($0 - 1, 1) + [2] } + stage(last, 1)
        }
        let ten = try layers(.cnn10)
        #expect(ten.widths == [64, 64, 128, 128, 256, 256, 512, 512, 512, 512])
        #expect(ten.strides == [1, 2, 1, 2, 1, 2, 1, 2, 1, 1])
        let twenty = try layers(.cnn20)
        #expect(twenty.widths == stage(4, 64) + stage(4, 128) + stage(8, 256) + stage(4, 512))
        #expect(twenty.strides == strided([4, 4, 4, 4], last: 4))
        let forty = try layers(.cnn40)
        #expect(forty.widths == stage(8, 64) + stage(8, 128) + stage(8, 256) + stage(16, 512))
        #expect(forty.strides == strided([8, 8, 8, 8], last: 8))
    }

    @Test func otherGeometries() throws {
        let uniform = NetworkSpecification(
            architecture: .cnnUniform, normalizer: .groupNorm, grouping: .count(4), widthDivisor: 2, depth: 3, width: 16
        )
        #expect(try uniform.geometry() == .convolutional(widths: [8, 8, 8], strides: [1, 1, 1]))
        let residual = NetworkSpecification(
            architecture: .resNet56, normalizer: .groupNorm, grouping: .size(16), block: .branchActivation,
            skipInit: true, widthDivisor: 2)
        #expect(
            try residual.geometry()
                == .residual(widths: [16, 32, 64], blocksPerStage: 9, block: .branchActivation, skipInit: true))
    }

    @Test(arguments: [
        (Grouping.size(8), 24, 8), (.count(8), 24, 3), (.size(1), 17, 1), (.count(1), 17, 17), (.count(17), 17, 1),
        (.published, 64, 2),
    ])
    func groupingsGiveGroupSizes(_ grouping: Grouping, _ channels: Int, _ size: Int) throws {
        #expect(try grouping.size(channels: channels) == size)
    }

    /// The form that run keys are made of: a normalizer stands in it by its whole definition.
    @Test func specificationsAreWritten() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func text(_ specification: NetworkSpecification) throws -> String {
            String(decoding: try encoder.encode(specification), as: UTF8.self)
        }
        let full = NetworkSpecification(
            architecture: .resNet56, normalizer: .evoNormS0, grouping: .count(4), weights: .centred,
            block: .preActivation, skipInit: true, widthDivisor: 2, padding: .periodic, classes: 100,
            publishedCodeVariances: true)
        #expect(
            try text(full) == """
                {"architecture":"resnet-56","block":"pre-activation","classes":100,"grouping":{"count":4},\
                "normalizer":{"activation":"identity","operation":{"custom":"evonorm-s0","revision":1},"weights":"plain"},\
                "padding":"periodic","published-code-variances":true,"skip-init":true,\
                "weights":"centred","width-divisor":2}
                """)
        let uniform = NetworkSpecification(
            architecture: .cnnUniform, normalizer: .filterResponseNorm, depth: 30, width: 64)
        #expect(
            try text(uniform) == """
                {"architecture":"cnn-uniform","block":"post-activation","classes":10,"depth":30,\
                "normalizer":{"activation":"thresholded-linear-unit","operation":{"linear":{"centres":false,\
                "deviation":"root-mean-square","epsilon":1e-05,"learns-epsilon":true,"set":"space"}},"weights":"plain"},\
                "padding":"zero","published-code-variances":false,"skip-init":false,"width":64,"width-divisor":1}
                """)
    }

    /// Two layers are told apart by what they compute, and one layer is found again under another name.
    @Test func normalizersAreToldApartByTheirDefinitions() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let forms = try Normalizer.builtIn.map { String(decoding: try encoder.encode($0.definition), as: UTF8.self) }
        #expect(Set(forms).count == Normalizer.builtIn.count)
        let renamed = Normalizer(
            "own-norm", label: "Own", formula: "", statistics: "", source: "", family: .activation,
            definition: Normalizer.batchNorm.definition)
        #expect(renamed != .batchNorm)
        #expect(try encoder.encode(renamed.definition) == encoder.encode(Normalizer.batchNorm.definition))
    }

    @Test func namesAreThoseOfTheCommandLine() {
        #expect(
            Normalizer.builtIn.map(\.identifier) == [
                "none", "batch-norm", "layer-norm", "instance-norm", "group-norm", "filter-response-norm",
                "variance-norm", "evonorm-b0", "evonorm-s0", "weight-norm", "scaled-weight-standardization",
                "mean-centering",
            ])
        #expect(Architecture.builtIn.map(\.identifier) == ["cnn-10", "cnn-20", "cnn-40", "cnn-uniform", "resnet-56"])
        #expect(ResidualBlock.allCases.map(\.rawValue) == ["post-activation", "pre-activation", "branch-activation"])
        #expect(
            WeightParameterization.named.map(\.name)
                == ["plain", "weight-norm", "scaled-weight-standardization", "centred"])
        #expect(Normalizer.builtIn.filter(\.takesGrouping) == [.groupNorm, .evoNormS0])
        #expect(Normalizer.builtIn.filter { $0.family == .weight } == [.weightNorm, .scaledWeightStandardization])
        #expect(
            Normalizer.builtIn.filter(\.dependsOnBatch) == [.batchNorm, .varianceNorm, .evoNormB0, .meanCentering])
    }

    @Test func definitionsCarryTheirActivationsAndWeights() {
        for name in Normalizer.builtIn {
            let definition = name.definition
            let activation: ActivationFunction =
                switch name {
                case .filterResponseNorm: .thresholdedLinearUnit
                case .weightNorm: .scaledRectifier
                case .evoNormB0, .evoNormS0: .identity
                default: .rectifier
                }
            #expect(definition.activation == activation, "\(name)")
            let weights: WeightParameterization =
                switch name {
                case .weightNorm: .weightNorm
                case .scaledWeightStandardization: .scaledWeightStandardization
                default: .plain
                }
            #expect(definition.weights == weights, "\(name)")
        }
    }
}
