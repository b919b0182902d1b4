import CLibPNG
import Foundation
import Testing

@testable import Plots

@Suite struct PNGBackendTests {
    @Test func pixelsAndResolutionFollowTheDotsPerInch() throws {
        let drawing = try Gallery.direct().layout(profile: .icmlColumn)
        let png = try #require(PNGReader(try drawing.encoded(as: .png)))
        #expect(png.width == 1950)
        #expect(png.height == Int((drawing.size.height * 600 / 72).rounded()))
        let physical = try #require(png.chunks.first { $0.type == "pHYs" }).data
        #expect(Array(physical) == [0, 0, 0x5C, 0x46, 0, 0, 0x5C, 0x46, 1])
        #expect(png.chunks.first?.type == "IHDR" && png.chunks.last?.type == "IEND")
    }

    @Test func textChunksHoldTitleDescriptionAndProvenance() throws {
        let png = try #require(PNGReader(try Gallery.direct().layout().encoded(as: .png, dotsPerInch: 72)))
        let texts = png.chunks.filter { $0.type == "iTXt" }.map { String(decoding: $0.data, as: UTF8.self) }
        #expect(texts.map { $0.prefix { $0 != "\0" } } == ["Title", "Description", "Software", "Provenance"])
        #expect(texts[3].contains("\"data-hash\": \"9a7e\""))
    }

    @Test func opaqueFiguresHaveNoAlpha() throws {
        let opaque = try Gallery.direct().layout().encoded(as: .png, dotsPerInch: 72)
        let transparent = try Gallery.direct().layout(isTransparent: true).encoded(as: .png, dotsPerInch: 72)
        // The color type is the tenth byte of the header: 2 is RGB, 6 is RGBA.
        #expect(PNGReader(opaque)?.chunks.first?.data[9] == 2)
        #expect(PNGReader(transparent)?.chunks.first?.data[9] == 6)
        #expect(PNGReader(opaque)?.pixels.prefix(4) == [255, 255, 255, 255])
        #expect(PNGReader(transparent)?.pixels.prefix(4) == [0, 0, 0, 0])
    }

    @Test(arguments: [0, 35, 2401, .nan])
    func resolutionsOutOfRangeAreRefused(dotsPerInch: Double) throws {
        let drawing = try Gallery.direct().layout()
        #expect(throws: PlotError.self) { try drawing.encoded(as: .png, dotsPerInch: dotsPerInch) }
    }

    /// Pixels survive the compression, whatever they are: flat, noisy, or with runs of every length.
    @Test(arguments: [(1, 1), (2, 3), (87, 5), (300, 200), (11_000, 3)], [0, 1])
    func compressionKeepsEveryPixel(size: (width: Int, height: Int), alpha: Int32) throws {
        let count = size.width * size.height
        let patterns: [(String, (Int) -> UInt32)] = [
            ("flat", { _ in 0xFF00FF }), ("noise", { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }),
            ("stripes", { $0 % 7 < 3 ? 0 : 0xFFFFFF }), ("ramp", { UInt32($0 / 97) }),
            ("runs", { UInt32(Double($0).squareRoot()) & 1 == 0 ? 0x123456 : 0xABCDEF }),
        ]
        for (name, pattern) in patterns {
            let words = (0..<count).map { 0xFF00_0000 | pattern($0) & 0xFF_FFFF }
            let data = try encode(words, width: size.width, height: size.height, alpha: alpha)
            let png = try #require(PNGReader(data), "\(name) does not decode")
            let expected = words.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255), 255] }
            #expect(png.pixels == expected, "\(name)")
        }
    }

    private func encode(_ words: [UInt32], width: Int, height: Int, alpha: Int32) throws -> Data {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CLIBPNG_MESSAGE_SIZE))
        let failed = words.withUnsafeBytes { words in
            var image = clibpng_image()
            image.pixels = words.bindMemory(to: UInt8.self).baseAddress
            image.width = UInt32(width)
            image.height = UInt32(height)
            image.stride = 4 * width
            image.has_alpha = alpha
            return clibpng_encode(&image, &bytes, &count, &message)
        }
        #expect(failed == 0)
        let result = try #require(bytes)
        defer { clibpng_free(result) }
        return Data(bytes: result, count: count)
    }
}
