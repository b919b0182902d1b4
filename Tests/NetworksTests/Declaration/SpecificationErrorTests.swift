import Tensors
import Testing

@testable import Networks

/// What is said of networks that cannot be built, word for word.
@Suite struct SpecificationErrorTests {
    struct Refusal: CustomTestStringConvertible {
        let specification: NetworkSpecification
        let message: String
        var testDescription: String { message }

        init(_ specification: NetworkSpecification, _ message: String) {
            self.specification = specification
            self.message = message
        }
    }

    private static let refusals = [
        Refusal(
            .init(architecture: .cnn10, normalizer: .groupNorm, grouping: .size(7)),
            "group size 7 does not divide the 64 channels of a layer; choose a divisor of 64"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .evoNormS0, grouping: .count(48)),
            "48 groups do not divide the 64 channels of a layer; choose --group-count or --group-size so that they do"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .groupNorm, widthDivisor: 4),
            "32 groups do not divide the 16 channels of a layer; choose --group-count or --group-size so that they do"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .groupNorm, grouping: .size(0)),
            "group size 0 does not divide the 64 channels of a layer; choose a divisor of 64"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .groupNorm, grouping: .size(-8)),
            "group size -8 does not divide the 64 channels of a layer; choose a divisor of 64"),
        // It divides the first stage and not the last.
        Refusal(
            .init(architecture: .cnnUniform, normalizer: .groupNorm, grouping: .size(64), depth: 2, width: 96),
            "group size 64 does not divide the 96 channels of a layer; choose a divisor of 96"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .batchNorm, grouping: .size(8)),
            "batch-norm has no group size or group count; of the built-in layers only group-norm and evonorm-s0 have"),
        Refusal(
            .init(architecture: .cnn20, normalizer: .none, widthDivisor: 3),
            "width divisor 3 does not divide a layer's width of 64; choose a divisor of 64"),
        Refusal(
            .init(architecture: .resNet56, normalizer: .none, widthDivisor: 64),
            "width divisor 64 does not divide a layer's width of 32; choose a divisor of 32"),
        Refusal(
            .init(architecture: .cnn20, normalizer: .none, widthDivisor: 0),
            "the width divisor is 0, but must be at least 1"),
        Refusal(.init(architecture: .cnnUniform, normalizer: .none), "cnn-uniform needs --depth and --width"),
        Refusal(.init(architecture: .cnnUniform, normalizer: .none, depth: 3), "cnn-uniform needs --depth and --width"),
        Refusal(
            .init(architecture: .cnnUniform, normalizer: .none, depth: 0, width: 8),
            "--depth is 0, but must be at least 1"),
        Refusal(
            .init(architecture: .cnnUniform, normalizer: .none, depth: 3, width: -1),
            "--width is -1, but must be at least 1"),
        Refusal(
            .init(architecture: .resNet56, normalizer: .none, depth: 3), "resnet-56 takes no --depth or --width"),
        Refusal(.init(architecture: .cnn10, normalizer: .none, skipInit: true), "cnn-10 takes no --skip-init"),
        Refusal(
            .init(architecture: .cnn40, normalizer: .none, block: .preActivation), "cnn-40 takes no --block"),
        Refusal(
            .init(architecture: .cnn10, normalizer: .none, classes: 1),
            "the number of classes is 1, but must be at least 2"),
    ]

    @Test(arguments: refusals) func refusalsSayWhatToDo(_ refusal: Refusal) throws {
        let error = try #require(
            #expect(throws: SpecificationError.self) { try refusal.specification.geometry() })
        #expect("\(error)" == refusal.message)
        // The factory refuses what the declaration refuses.
        #expect(throws: error) {
            try Network.make(
                refusal.specification, input: ActivationShape(batch: 1, channels: 3, height: 8, width: 8),
                options: ExecutionOptions(isDifferentiable: false, workers: WorkerThreads(count: 1)))
        }
    }
}
