import Foundation
import Testing

@testable import Training

/// Debian's package itself, where it is installed, as on every machine that the launcher prepared.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")))
struct DataSetTests {
    @Test func fashionMNISTOfThePackage() throws {
        let folder = try TemporaryFolder()
        let data = try DataSet(.fashionMNIST, cache: folder.cache)
        #expect(data.training.count == 60_000)
        #expect(data.test.count == 10_000)
        #expect(data.location == "/usr/share/datasets/fashion-mnist")
        // From `cat` of the four files' `zcat`, through sha256sum.
        #expect(data.sha256 == "14410854cf7a289477dcfc7df3f8ec24741e281cdcc425ede0d9a748ca630214")
        #expect((0..<5).map(data.training.label(of:)) == [9, 0, 0, 3, 0])
        // Its images are 28x28: a margin of two pixels is black.
        #expect(data.training.values(of: 0)[..<64].allSatisfy { $0 == -1 })
    }
}
