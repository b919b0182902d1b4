import Testing

@testable import Training

@Suite struct BatchTests {
    @Test func imagesStandInOrderWithTheirLabels() throws {
        let images = try DataSet(.generated).training
        let batch = images.batch(of: [31, 4], mirrored: [false, true])
        #expect(batch.labels == [1, 4])
        #expect(batch.images.count == 2 * 3072)
        #expect(Array(batch.images[..<3072]) == images.values(of: 31))
        #expect(Array(batch.images[3072...]) == images.values(of: 4, mirrored: true))
    }

    @Test func drawnImagesAreDistinct() throws {
        let images = try DataSet(.generated).test
        let indices = try images.indices(count: 2000, seed: 3)
        #expect(indices.sorted() == Array(0..<2000))
        #expect(indices != Array(0..<2000))
    }

    @Test func aBatchIsAFunctionOfItsSeed() throws {
        let images = try DataSet(.generated).training
        let indices = try images.indices(count: 32, seed: 7)
        #expect(try images.indices(count: 32, seed: 7) == indices)
        #expect(try images.indices(count: 32, seed: 8) != indices)
        #expect(try images.batch(count: 2, seed: 7).images == images.batch(of: Array(indices[..<2])).images)
    }

    @Test func aLargerBatchBeginsWithTheSmallerOne() throws {
        let images = try DataSet(.generated).training
        #expect(try images.indices(count: 256, seed: 1).prefix(16).elementsEqual(images.indices(count: 16, seed: 1)))
    }

    /// Part of every result: whoever changes this changes what all runs saw.
    @Test func drawnImagesAreTheseForever() throws {
        #expect(try DataSet(.generated).training.indices(count: 4, seed: 0) == [8412, 7746, 2257, 1178])
    }

    @Test func moreThanThereAre() throws {
        let images = try DataSet(.generated).test.prefix(10)
        #expect(throws: DataSetError.tooFewImages(requested: 11, available: 10)) {
            try images.batch(count: 11, seed: 0)
        }
    }
}
