import ArgumentParser
import Foundation
import Plots
import Reports
import VisibleText

/// Figures again, as a paper wants them.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw figures from the stored runs; nothing is computed.",
        discussion: """
            Files go to figures/ of the output folder. Those of another profile, of the dark theme, or without a ground, \
            which the report does not show, go to a folder of their own in it, such as figures/icml-column-dark/.

            EXAMPLE: normreport render residual-forward-variance --profile icml-column --format pdf
            """)

    @Argument(help: ArgumentHelp("Figures or experiments; all by default.", valueName: "id"))
    var identifiers: [String] = []

    @Option(help: "The column of a venue.")
    var profile = Profile.neurips

    @Option(help: "File formats, separated by commas: \(FormatList.all).")
    var format = FormatList(argument: FormatList.all)!

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Dots per inch of PNG files, \(Bounds.dotsPerInch.words); \(Int(PNGBackend.defaultDotsPerInch)) by default.",
            valueName: "n"),
        transform: Bounds.dotsPerInch.parse)
    var dpi: Double?

    @Option(help: "The colours.")
    var theme = Theme.light

    @Flag(help: "Leave the background transparent.")
    var transparent = false

    @Flag(help: ArgumentHelp("Print the processor time of start, and of drawing and writing.", visibility: .hidden))
    var benchmark = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard dpi != nil, !format.formats.contains(.png) else { return }
        throw ValidationError("--dpi is of use for PNG files only; add png to --format, or leave it out")
    }

    func run() throws {
        let start = Self.processorSeconds
        let parts = try output.storedParts(identifiers)
        let folder = OutputFolder(output.url)
        let options = OutputFolder.DrawingOptions(
            profile: profile, formats: format.formats, dotsPerInch: dpi ?? PNGBackend.defaultDotsPerInch, theme: theme,
            isTransparent: transparent)
        let before = Self.processorSeconds
        let figures = try folder.draw(parts, options: options)
        let count = figures.count
        if benchmark {
            let drawing = Self.processorSeconds - before
            return StandardOutput.line("{\"figures\": \(count), \"start\": \(start), \"seconds\": \(drawing)}")
        }
        FontWarnings.say(figures)
        StandardOutput.line(
            "\(count) \(count == 1 ? "figure" : "figures"): \(folder.figures(options).path.visibleLine)")
        if let missing = ReportInPart(parts) { throw missing }
    }

    /// What all threads of the process have used so far.
    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
