import Foundation
import Testing

@testable import Plots

@Suite struct OutputFormatTests {
    @Test(arguments: OutputFormat.builtIn)
    func theSameFigureGivesTheSameBytes(format: OutputFormat) throws {
        for figure in Gallery.all() {
            let first = try figure.layout().encoded(as: format, dotsPerInch: 60)
            let second = try figure.layout().encoded(as: format, dotsPerInch: 60)
            #expect(first == second, "\(figure.identifier)")
        }
    }
}
