import Testing

@testable import Training

@Suite struct EpochTests {
    @Test func seesEachImageOnce() {
        let epoch = Epoch(number: 2, imageCount: 1000, seed: 5)
        #expect(epoch.order.sorted() == Array(0..<1000))
        #expect(epoch.mirrored.count == 1000)
    }

    @Test func aboutHalfOfTheImagesAreMirrored() {
        let mirrored = Epoch(number: 0, imageCount: 10_000, seed: 5).mirrored.count { $0 }
        // Five standard deviations of a fair coin's count.
        #expect(abs(mirrored - 5000) < 250)
    }

    @Test func dependsOnSeedAndNumberAlone() {
        let epoch = Epoch(number: 3, imageCount: 100, seed: 1)
        let again = Epoch(number: 3, imageCount: 100, seed: 1)
        #expect(again.order == epoch.order && again.mirrored == epoch.mirrored)
        for other in [Epoch(number: 4, imageCount: 100, seed: 1), Epoch(number: 3, imageCount: 100, seed: 2)] {
            #expect(other.order != epoch.order)
            #expect(other.mirrored != epoch.mirrored)
        }
    }

    /// Part of every training result.
    @Test func theOrderIsThisForever() {
        let epoch = Epoch(number: 0, imageCount: 8, seed: 0)
        #expect(epoch.order == [7, 3, 4, 5, 6, 2, 0, 1])
        #expect(epoch.mirrored == [true, false, false, false, true, true, true, true])
    }

    @Test func batchesTakeTheOrderInTurnAndTheRestIsLeftOut() throws {
        let images = try DataSet(.generated).training.prefix(20)
        let epoch = Epoch(number: 0, imageCount: 20, seed: 9)
        #expect(epoch.stepCount(batchSize: 6) == 3)
        for step in 0..<3 {
            let batch = epoch.batch(step, size: 6, from: images)
            let places = step * 6..<step * 6 + 6
            #expect(batch.labels == epoch.order[places].map(images.label(of:)))
            let expected = images.batch(of: Array(epoch.order[places]), mirrored: Array(epoch.mirrored[places]))
            #expect(batch.images == expected.images)
        }
    }
}
