import ArgumentParser
import Foundation
import Plots

/// The rules of printed figures, over every figure.
struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every figure against the rules for printed figures, in each printed profile and theme.",
        discussion: """
            Checks widths, text sizes, strokes, contrast, separation of series in grey and for colour-blind readers, overlaps, \
            clipping and fonts. Each breach is printed on one line; any breach gives exit code 65. Nothing is written.

            EXAMPLE: normreport lint --output output --profile icml-column
            """)

    @Option(help: "The profile; all means all printed pages.")
    var profile = ProfileChoice.all

    @OptionGroup var output: OutputOptions

    func run() throws {
        let parts = try output.storedParts()
        let figures = parts.flatMap(\.findings.figures).map(\.figure)
        let pages = profile.profiles.flatMap { profile in Theme.allCases.map { (profile: profile, theme: $0) } }
        var breachCount = 0
        for figure in figures {
            for page in pages {
                for line in Self.breaches(of: figure, page.profile, page.theme) {
                    StandardOutput.line(
                        "\(figure.identifier) (\(page.profile.identifier), \(page.theme.rawValue)): \(line)")
                    breachCount += 1
                }
            }
        }
        guard breachCount == 0 else { throw FigureBreaches(count: breachCount) }
        let profileCount = profile.profiles.count
        StandardOutput.line(
            "\(figures.count) \(figures.count == 1 ? "figure" : "figures"), "
                + "\(profileCount) \(profileCount == 1 ? "profile" : "profiles"), no breach")
        if let missing = ReportInPart(parts) { throw missing }
    }

    /// A figure that cannot be laid out, as one that is too high for the page, is a breach as well.
    private static func breaches(of figure: Figure, _ profile: Profile, _ theme: Theme) -> [String] {
        do {
            return FigureLint.check(try figure.layout(profile: profile, theme: theme)).map {
                "\($0.kind.rawValue): \($0.message)"
            }
        } catch {
            return ["layout: \(error)"]
        }
    }
}
