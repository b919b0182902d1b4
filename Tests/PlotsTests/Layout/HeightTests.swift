import Testing

@testable import Plots

@Suite struct HeightTests {
    /// As high as asked for, whether higher or lower than the layout would choose.
    @Test(arguments: [1.8, 2.5, 4, 6.2])
    func figuresAreAsHighAsAskedFor(inches: Double) throws {
        var profile = Profile.neurips
        profile.height = Profile.inches(inches)
        for figure in [Gallery.direct(), Gallery.layers()] {
            let drawing = try figure.layout(profile: profile)
            #expect(abs(drawing.size.height - inches * 72) < 0.05, "\(figure.identifier)")
            #expect(FigureLint.check(drawing) == [], "\(figure.identifier)")
            let lowest = drawing.texts.map(\.bounds.maxY).max() ?? 0
            #expect(lowest <= drawing.size.height && lowest > drawing.size.height - 12, "\(figure.identifier)")
        }
    }

    @Test func whatIsTooLowIsRefused() {
        var profile = Profile.neurips
        profile.height = Profile.inches(0.9)
        let error = #expect(throws: PlotError.self) { try Gallery.layers().layout(profile: profile) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("over the 0.9 in that it may have"))
    }
}
