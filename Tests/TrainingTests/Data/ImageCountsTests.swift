import Testing

@testable import Training

@Suite struct ImageCountsTests {
    private static let images = ImageCounts(training: 300, test: 100)

    @Test func whatFitsPasses() throws {
        try Self.images.check(batch: 300)
        try Self.images.check(TrainingConfiguration(batch: 300))
        try Self.images.check(TrainingConfiguration(batch: 64, trainingImages: 300, testImages: 100))
    }

    @Test func aBatchOfMoreImages() throws {
        let error = try #require(throws: DataSetError.self) { try Self.images.check(batch: 301) }
        #expect(error == .tooSmall(need: .batch(301), has: Self.images))
        #expect(
            "\(error)"
                == "the set has 300 training images; a batch of 301 needs as many; use a larger set, or fewer images: "
                + "with --preset or --only in a study, with --batch, --training-images or --test-images in a single run"
        )
    }

    @Test(arguments: [
        (TrainingConfiguration(batch: 64, trainingImages: 301), ImageCounts.Need.trainingImages(301)),
        (TrainingConfiguration(batch: 64, testImages: 101), .testImages(101)),
        (TrainingConfiguration(batch: 301), .trainingBatch(301)),
        (TrainingConfiguration(batch: 65, trainingImages: 64), .trainingBatch(65)),
    ])
    func trainingThatNeedsMore(configuration: TrainingConfiguration, need: ImageCounts.Need) throws {
        let error = try #require(throws: DataSetError.self) { try Self.images.check(configuration) }
        #expect(error == .tooSmall(need: need, has: Self.images))
        #expect(!"\(error)".contains("\n"))
    }
}
