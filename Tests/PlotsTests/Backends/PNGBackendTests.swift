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
    @Test(arguments: [(1, 1), (2, 3), (87, 5), (300, 200), (11_000, 3)], [false, true])
    func compressionKeepsEveryPixel(size: (width: Int, height: Int), hasAlpha: Bool) throws {
        let count = size.width * size.height
        let patterns: [(String, (Int) -> UInt32)] = [
            ("flat", { _ in 0xFF00FF }), ("noise", { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }),
            ("stripes", { $0 % 7 < 3 ? 0 : 0xFFFFFF }), ("ramp", { UInt32($0 / 97) }),
            ("runs", { UInt32(Double($0).squareRoot()) & 1 == 0 ? 0x123456 : 0xABCDEF }),
        ]
        for (name, pattern) in patterns {
            let words = (0..<count).map { 0xFF00_0000 | pattern($0) & 0xFF_FFFF }
            let data = try encode(words, width: size.width, height: size.height, hasAlpha: hasAlpha)
            let png = try #require(PNGReader(data), "\(name) does not decode")
            let expected = words.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255), 255] }
            #expect(png.pixels == expected, "\(name)")
        }
    }

    /// Premultiplied by Cairo, straight in the file.
    @Test func alphaIsTakenOutOfTheColors() throws {
        let words: [UInt32] = [0x8040_2010, 0x0000_0000, 0xFF01_0203]
        let png = try #require(PNGReader(try encode(words, width: 3, height: 1, hasAlpha: true)))
        #expect(png.pixels == [128, 64, 32, 128, 0, 0, 0, 0, 1, 2, 3, 255])
    }

    private func encode(_ words: [UInt32], width: Int, height: Int, hasAlpha: Bool) throws -> Data {
        try words.withUnsafeBytes { words throws(PlotError) in
            try PNGImage(
                pixels: words.baseAddress!, width: width, height: height, stride: 4 * width, hasAlpha: hasAlpha,
                pixelsPerMetre: 1, texts: []
            ).encoded()
        }
    }
}
