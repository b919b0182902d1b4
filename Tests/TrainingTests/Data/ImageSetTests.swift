import Testing

@testable import Training

@Suite struct ImageSetTests {
    @Test func mirroringExchangesLeftAndRight() throws {
        let images = try DataSet(.generated).training
        let plain = images.values(of: 12)
        let mirrored = images.values(of: 12, mirrored: true)
        for row in 0..<96 {
            #expect(mirrored[row * 32..<row * 32 + 32].elementsEqual(plain[row * 32..<row * 32 + 32].reversed()))
        }
    }

    @Test func valuesLieInMinusOneToOne() throws {
        let values = try DataSet(.generated).test.values(of: 0)
        #expect(values.allSatisfy { $0 >= -1 && $0 <= 1 })
        #expect(Set(values).count > 100)
    }

    @Test func materializedSetHasTheSameImages() throws {
        let images = try DataSet(.generated100).test.prefix(150)
        let stored = images.materialized()
        #expect(stored.count == 150)
        #expect(stored.classCount == 100)
        for image in [0, 77, 149] {
            #expect(stored.values(of: image) == images.values(of: image))
            #expect(stored.label(of: image) == images.label(of: image))
        }
    }

    @Test func prefixBeyondTheSet() throws {
        let images = try DataSet(.generated).test
        let error = try #require(throws: DataSetError.self) { try images.prefix(2001) }
        #expect(error == .tooFewImages(requested: 2001, available: 2000))
        #expect(
            "\(error)" == "2001 images were requested, but the data set has only 2000; request fewer")
    }
}
