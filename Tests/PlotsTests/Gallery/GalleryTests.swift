import Foundation
import Testing

@testable import Plots

@Suite struct GalleryTests {
    /// Every figure of the gallery, in every profile and theme, passes lint.
    ///
    /// With `PLOTS_GALLERY` set to a folder the figures are written there, to be looked at.
    @Test(arguments: Profile.printed, Theme.allCases)
    func everyFigurePassesLint(profile: Profile, theme: Theme) throws {
        let awkward = Gallery.awkwardProfiles.contains(profile) ? [Gallery.awkward()] : []
        for figure in Gallery.all() + awkward {
            let drawing = try figure.layout(profile: profile, theme: theme)
            let breaches = FigureLint.check(drawing)
            // What is awkward about the last one is tested with what else figures survive.
            let isExpected = breaches.isEmpty || figure.identifier == "awkward"
            #expect(isExpected, "on \(profile), \(theme): \(breaches.map(\.description))")
            guard let folder = ProcessInfo.processInfo.environment["PLOTS_GALLERY"] else { continue }
            for format in OutputFormat.builtIn {
                let name = "\(figure.identifier)-\(profile.identifier)-\(theme.rawValue).\(format.identifier)"
                let dots = ProcessInfo.processInfo.environment["PLOTS_DPI"].flatMap(Double.init) ?? 600
                try drawing.encoded(as: format, dotsPerInch: dots)
                    .write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
            }
        }
    }
}
