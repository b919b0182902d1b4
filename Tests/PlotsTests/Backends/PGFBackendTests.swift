import Foundation
import Testing

@testable import Plots

@Suite struct PGFBackendTests {
    private func text(_ figure: Figure, profile: Profile = .neurips) throws -> String {
        String(decoding: try figure.layout(profile: profile).encoded(as: .pgf), as: UTF8.self)
    }

    @Test func theFileIsOnePictureInASCII() throws {
        for figure in Gallery.all() {
            let text = try text(figure)
            let isASCII = text.allSatisfy(\.isASCII)
            #expect(isASCII)
            #expect(text.ranges(of: "\\begin{pgfscope}").count == text.ranges(of: "\\end{pgfscope}").count)
            #expect(text.ranges(of: "\\begin{pgfpicture}").count == 1 && text.hasSuffix("\\end{pgfpicture}%\n"))
        }
    }

    /// Text is LaTeX's, at the figure's sizes, and keeps its end, middle or start where the layout has it.
    @Test func textIsSetByLaTeX() throws {
        var figure = Figure.single([LineMark(.sample, x: [0, 1], y: [0, 1])])
        figure.panels[0].x?.label = "norm ‖∇L‖_{2} of 10^{-3}"
        let text = try text(figure)
        #expect(text.contains("\\fontsize{8bp}{9.6bp}\\selectfont norm $\\|$$\\nabla$L$\\|$\\textsubscript{2} of"))
        #expect(text.contains("10\\textsuperscript{$-$3}"))
        #expect(text.contains("\\pgftext[right,base,at=") && text.contains("\\pgftext[base,at="))
        #expect(text.contains(",rotate=90]"))
    }

    /// A point on paper, three times as large on a poster; upward, as TeX counts.
    @Test func coordinatesAreTheLayouts() throws {
        let drawing = Drawing(
            identifier: "a", size: Size(width: 100, height: 50), profile: .neurips, theme: .light, isTransparent: true,
            title: "", alternativeText: "", longDescription: "", provenance: Provenance(), fontFamily: "DejaVu Sans",
            warnings: [],
            commands: [
                .path(
                    PathCommand(
                        Path(polyline: [Point(x: 10, y: 10), Point(x: 20, y: 50)]),
                        stroke: Stroke(Ink(.black, opacity: 0.5), width: 1, dash: [3, 1])))
            ])
        let text = String(decoding: try PGFBackend().encode(drawing), as: UTF8.self)
        #expect(text.contains("\\pgfpathmoveto{\\pgfqpoint{10bp}{40bp}}%\n\\pgfpathlineto{\\pgfqpoint{20bp}{0bp}}"))
        #expect(text.contains("\\pgfsetstrokeopacity{0.5}") && text.contains("\\pgfsetdash{{3bp}{1bp}}{0bp}"))
        var poster = drawing
        poster.profile = .poster
        let large = String(decoding: try PGFBackend().encode(poster), as: UTF8.self)
        #expect(large.contains("\\pgfpathmoveto{\\pgfqpoint{30bp}{120bp}}"))
    }
}
