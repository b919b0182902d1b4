import Foundation
import Testing

@testable import Training

@Suite struct DigestCacheTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try DataFixtures.writeFashionMNIST(to: folder)
    }

    private var files: [String] {
        get throws { try FashionMNISTFormat().locate(in: folder.path) }
    }

    @Test func remembersWhileTheFilesAreAsTheyWere() throws {
        #expect(folder.cache.digest(of: .fashionMNIST, files: try files) == nil)
        let digest = try DataSet(.fashionMNIST, directory: folder.path, cache: folder.cache).sha256
        #expect(folder.cache.digest(of: .fashionMNIST, files: try files) == digest)
        try folder.run("touch", "-d", "2001-02-03 04:05:06", "train-labels-idx1-ubyte")
        #expect(folder.cache.digest(of: .fashionMNIST, files: try files) == nil)
        #expect(try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: folder.cache) == digest)
        #expect(folder.cache.digest(of: .fashionMNIST, files: try files) == digest)
    }

    @Test func aRememberedDigestIsGivenWithoutReading() throws {
        folder.cache.remember("abc", of: .fashionMNIST, files: try files)
        #expect(try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: folder.cache) == "abc")
    }

    @Test func otherContentHasAnotherDigest() throws {
        let digest = try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: folder.cache)
        let labels = DataFixtures.idx(sizes: [3], values: [9, 9, 9])
        try folder.write(labels, to: "t10k-labels-idx1-ubyte")
        #expect(try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: folder.cache) != digest)
    }

    @Test func damagedCacheIsNoError() throws {
        try folder.write(Array("{]".utf8), to: "cache/data-sets.json")
        let digest = try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: folder.cache)
        #expect(digest.count == 64)
        #expect(folder.cache.digest(of: .fashionMNIST, files: try files) == digest)
    }

    @Test func cacheThatCannotBeWrittenIsNoError() throws {
        let cache = DigestCache(file: URL(fileURLWithPath: "/proc/nowhere/data-sets.json"))
        let digest = try DataSet.sha256(of: .fashionMNIST, directory: folder.path, cache: cache)
        #expect(digest.count == 64)
    }
}
