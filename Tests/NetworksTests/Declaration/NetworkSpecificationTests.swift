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

    /// The form that files and run keys have.
    @Test func specificationsAreWrittenAndRead() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let full = NetworkSpecification(
            architecture: .resNet56, normalizer: .evoNormS0, grouping: .count(4), weights: .centred,
            block: .preActivation, skipInit: true, widthDivisor: 2, padding: .periodic, classes: 100,
            publishedCodeVariances: true)
        let text = String(decoding: try encoder.encode(full), as: UTF8.self)
        #expect(
            text == """
                {"architecture":"resnet-56","block":"pre-activation","classes":100,"grouping":{"count":4},\
                "normalizer":"evonorm-s0","padding":"periodic","published-code-variances":true,"skip-init":true,\
                "weights":"centred","width-divisor":2}
                """)
        #expect(try JSONDecoder().decode(NetworkSpecification.self, from: Data(text.utf8)) == full)
        let uniform = NetworkSpecification(
            architecture: .cnnUniform, normalizer: .groupNorm, grouping: .size(8), depth: 30, width: 64)
        let copy = try JSONDecoder().decode(NetworkSpecification.self, from: try encoder.encode(uniform))
        #expect(copy == uniform)
    }

    @Test func namesAreThoseOfTheCommandLine() {
        #expect(
            NormalizerName.allCases.map(\.rawValue) == [
                "none", "batch-norm", "layer-norm", "instance-norm", "group-norm", "filter-response-norm",
                "variance-norm", "evonorm-b0", "evonorm-s0", "weight-norm", "scaled-weight-standardization",
                "mean-centering",
            ])
        #expect(Architecture.allCases.map(\.rawValue) == ["cnn-10", "cnn-20", "cnn-40", "cnn-uniform", "resnet-56"])
        #expect(ResidualBlock.allCases.map(\.rawValue) == ["post-activation", "pre-activation", "branch-activation"])
        #expect(
            WeightParameterization.allCases.map(\.rawValue)
                == ["plain", "weight-norm", "scaled-weight-standardization", "centred"])
        #expect(NormalizerName.ofThePaper.count == 10)
        #expect(NormalizerName.allCases.filter(\.takesGrouping) == [.groupNorm, .evoNormS0])
        #expect(NormalizerName.allCases.filter(\.isParametric) == [.weightNorm, .scaledWeightStandardization])
    }

    @Test func definitionsCarryTheirActivationsAndWeights() {
        for name in NormalizerName.allCases {
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
