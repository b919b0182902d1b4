import Foundation
import Testing

@testable import Plots

/// A few figures as pixels, beside recorded ones. Text is drawn as outlines, which versions of Cairo fill alike but for
/// rounding: small differences pass, a pixel that is another does not, so that no mark can go missing.
@Suite struct SnapshotTests {
    private static let dotsPerInch = 60.0
    /// Differences of a channel up to this count as none.
    private static let shade = 24

    private static func figure(_ name: String) throws -> Figure {
        switch name {
        case "layers": Gallery.layers()
        case "heatmap": Gallery.heatmap()
        case "blocks": Gallery.blocks()
        case "distributions": Gallery.distributions()
        case "awkward": Gallery.awkward()
        default: Gallery.zeros()
        }
    }

    /// To record anew, set `PLOTS_RECORD_SNAPSHOTS`; the test then fails, so that it is never left set.
    @Test(arguments: ["layers", "heatmap", "distributions", "blocks", "zeros", "awkward"])
    func figuresLookAsRecorded(name: String) throws {
        let data = try Self.figure(name).layout(profile: name == "awkward" ? .neurips : .icmlColumn)
            .encoded(as: .png, dotsPerInch: Self.dotsPerInch)
        if ProcessInfo.processInfo.environment["PLOTS_RECORD_SNAPSHOTS"] != nil {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            try data.write(to: folder.appendingPathComponent("Snapshots/\(name).png"))
            Issue.record("recorded \(name).png: look at it, then run the tests without PLOTS_RECORD_SNAPSHOTS")
            return
        }
        let url = try #require(Bundle.module.url(forResource: "Snapshots/\(name)", withExtension: "png"))
        let expected = try #require(PNGReader(try Data(contentsOf: url)))
        let found = try #require(PNGReader(data))
        #expect(found.width == expected.width && found.height == expected.height)
        try #require(found.pixels.count == expected.pixels.count)
        let different = stride(from: 0, to: found.pixels.count, by: 4).count { start in
            (start..<(start + 3)).contains { abs(Int(found.pixels[$0]) - Int(expected.pixels[$0])) > Self.shade }
        }
        #expect(different == 0, "\(different) of \(found.width * found.height) pixels differ")
    }
}
