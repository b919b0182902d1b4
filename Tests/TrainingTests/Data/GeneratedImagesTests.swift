import Foundation
import Testing

@testable import Training

@Suite struct GeneratedImagesTests {
    private func pixels(_ images: GeneratedImages, _ image: Int) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: ImageSet.valueCount)
        pixels.withUnsafeMutableBufferPointer { images.write(image, to: $0) }
        return pixels
    }

    /// The same bytes on every machine; a change of these is a change of every result on these data.
    @Test(arguments: [10, 100])
    func digestIsTheOneWrittenDown(classCount: Int) {
        #expect(
            GeneratedImages(classCount: classCount).computedDigest() == GeneratedImages.digest(classCount: classCount))
    }

    @Test func hasTheAnnouncedSize() throws {
        let data = try DataSet(.generated)
        #expect(data.training.count == 10_000)
        #expect(data.test.count == 2_000)
        #expect(data.location == nil)
        #expect(data.sha256 == GeneratedImages.digest(classCount: 10))
        let labels = (0..<100).map(try DataSet(.generated100).test.label(of:))
        #expect(labels == Array(0..<100))
    }

    @Test func anImageDoesNotDependOnThoseDrawnBefore() {
        let images = GeneratedImages(classCount: 10)
        let first = pixels(images, 4321)
        _ = pixels(images, 17)
        #expect(pixels(GeneratedImages(classCount: 10), 4321) == first)
        #expect(pixels(images, 4331) != first)
        #expect(pixels(GeneratedImages(classCount: 100), 4321) != first)
    }

    /// Nearest class mean, the simplest classifier: chance is 20 of 200 with a standard deviation of 4, and more than
    /// half would leave a network little to learn.
    @Test func classesCanBeLearnedThoughNotTrivially() throws {
        let data = try DataSet(.generated)
        var means = [[Float]](repeating: [Float](repeating: 0, count: ImageSet.valueCount), count: 10)
        for image in 0..<1000 {
            let values = data.training.values(of: image)
            let label = data.training.label(of: image)
            for position in values.indices { means[label][position] += values[position] / 100 }
        }
        let correct = (0..<200).count { image in
            let values = data.test.values(of: image)
            let distances = means.map { mean in
                zip(mean, values).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            return distances.firstIndex(of: distances.min() ?? 0) == data.test.label(of: image)
        }
        #expect(correct > 40)
        #expect(correct < 100)
    }

    /// Power falls as 1/f^2: between waves of 2 and of 8 periods an image that ratio is 16 for a pure law.
    @Test func spectrumFallsLikeThatOfPhotographs() {
        let images = GeneratedImages(classCount: 10)
        var power = [Int: Double]()
        for image in 0..<200 {
            let pixels = pixels(images, image)
            for frequency in [2, 4, 8] {
                var (real, imaginary) = (0.0, 0.0)
                for x in 0..<32 {
                    let column = (0..<32).reduce(0.0) { $0 + Double(pixels[$1 * 32 + x]) }
                    let angle = 2 * Double.pi * Double(frequency * x) / 32
                    real += column * cos(angle)
                    imaginary += column * sin(angle)
                }
                power[frequency, default: 0] += real * real + imaginary * imaginary
            }
        }
        let slope = log2(power[2]! / power[8]!) / 2
        #expect(slope > 1.4 && slope < 2.6)
    }
}
