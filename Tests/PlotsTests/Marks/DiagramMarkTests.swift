import Testing

@testable import Plots

@Suite struct DiagramMarkTests {
    private func figure(_ diagram: Diagram) -> Figure {
        Figure("diagram", panels: [Panel(x: nil, y: nil, marks: [DiagramMark(diagram)])])
    }

    @Test func arrowsRunFromNodeToNode() throws {
        let diagram = Diagram.chain([
            .init("a", "Conv", row: 0), .init("b", "ReLU", row: 1), .init("sum", "+", shape: .circle, row: 2),
        ])
        let drawing = try figure(diagram).layout()
        #expect(drawing.strings == ["Conv", "ReLU", "+"])
        let (conv, relu) = (try #require(drawing.text("Conv")), try #require(drawing.text("ReLU")))
        #expect(abs(conv.bounds.center.x - relu.bounds.center.x) < 1)
        #expect(conv.origin.y < relu.origin.y)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func anEdgeToNowhereIsRefused() {
        let diagram = Diagram(nodes: [.init("a", "A", row: 0)], edges: [.init(from: "a", to: "b")])
        #expect(throws: PlotError.unknownNode("b")) { try figure(diagram).layout() }
    }
}
