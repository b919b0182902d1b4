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

    /// Names at the ends of lines that find no room beside a low frame stand in a legend; where that finds none either, the
    /// figure is refused. None is left out.
    @Test(arguments: [1, 1.15, 1.3, 1.45, 1.6, 1.8])
    func noSeriesLosesItsName(inches: Double) throws {
        var profile = Profile.neurips
        profile.height = Profile.inches(inches)
        let many = Figure(
            "many",
            panels: [
                Panel(
                    marks: Gallery.normalizers.enumerated().map { LineMark($1, x: [1, 2], y: [1, 2 + Double($0)]) })
            ], legend: .direct)
        let names = Set(Gallery.normalizers.map { $0.identity.label.runs.map(\.text).joined() })
        #expect(try names.count > 8 && names.isSubset(of: many.layout().strings))
        do throws(PlotError) {
            let drawing = try many.layout(profile: profile)
            #expect(names.isSubset(of: drawing.strings), "\(inches) in")
        } catch {
            #expect("\(error)".contains("needs a height of"))
        }
    }

    @Test func whatIsTooLowIsRefused() {
        var profile = Profile.neurips
        profile.height = Profile.inches(0.9)
        let error = #expect(throws: PlotError.self) { try Gallery.layers().layout(profile: profile) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("over the 0.9 in that it may have"))
    }
}
