import Foundation
import Testing

@testable import Plots

@Suite struct EPSBackendTests {
    private func text(_ figure: Figure) throws -> String {
        String(decoding: try figure.layout().encoded(as: .eps), as: UTF8.self)
    }

    /// The head says the page, and what made the file, in ASCII lines that the conventions allow; no clock shows.
    @Test func theHeadSaysWhatAReaderNeeds() throws {
        var figure = Gallery.direct()
        figure.caption = "Größe. More."
        figure.provenance = Provenance(
            softwareVersion: "normreport", experiment: String(repeating: "x", count: 600), configurationHash: "3f",
            dataHash: "9a")
        let text = try text(figure)
        let head = text.components(separatedBy: "%%EndComments")[0].split(separator: "\n")
        #expect(head[0].hasPrefix("%!PS-Adobe-3.0 EPSF-3.0"))
        #expect(head.contains { $0.hasPrefix("%%BoundingBox: 0 0 396 ") })
        #expect(head.contains("%%Title: Gr??e"))
        #expect(!text.contains("%%CreationDate"))
        let areShort = head.allSatisfy { $0.count <= 255 && $0.allSatisfy(\.isASCII) }
        #expect(areShort)
        #expect(try Provenance.read(from: Data(text.utf8)) == figure.provenance)
    }

    /// PostScript has no transparency, and Cairo would put pixels in its place.
    @Test func bandsAreNoPixels() throws {
        let band = BandMark(.sample, x: [0, 1], lower: [0, 0], upper: [1, 1])
        let text = try text(Figure.single([band]))
        #expect(!text.contains("/ImageType"))
    }
}
