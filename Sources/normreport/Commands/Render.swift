import ArgumentParser
import Foundation
import Plots
import Reports
import Runs
import VisibleText

/// Figures again, as a paper wants them.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw figures from the stored runs; nothing is computed.",
        discussion: """
            Files go to figures/ in the output folder. Figures that differ from the report in page, theme, font, bands or style go to \
            a subfolder, such as figures/icml-column-dark/. The formats eps and pgf are for papers: a pgf file is included by \\input, \
            and LaTeX sets its text in the font of the paper.

            EXAMPLE: normreport render residual-forward-variance --profile icml-column --format pdf
            """)

    @Argument(help: ArgumentHelp("Figures or experiments; all by default.", valueName: "id"))
    var identifiers: [String] = []

    @Option(help: "The page of a venue, a slide or a poster.")
    var profile = Profile.neurips

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The width of the figures instead of the profile's, \(PrintedLength.words(Bounds.figureWidth)), such as 3.25in, 8.5cm, 85mm or 240pt.",
            valueName: "length"),
        transform: PrintedLength.width)
    var width: PrintedLength?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The height of the figures, \(PrintedLength.words(Bounds.figureHeight)); the layout chooses it by default.",
            valueName: "length"),
        transform: PrintedLength.height)
    var height: PrintedLength?

    @Option(help: ArgumentHelp("The font of all text, by the name of an installed family.", valueName: "family"))
    var font: String?

    @Option(help: "The band around a mean: its interval, one standard deviation over seeds, or the single seeds.")
    var band = BandKind.interval

    @Option(help: "File formats, separated by commas: \(FormatList.all).")
    var format = FormatList.standard

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Dots per inch of PNG files, \(Bounds.dotsPerInch.words); \(Int(PNGBackend.defaultDotsPerInch)) by default.",
            valueName: "n"),
        transform: Bounds.dotsPerInch.parse)
    var dpi: Double?

    @Option(help: "The colours.")
    var theme = Theme.light

    @OptionGroup var style: StyleOption

    @Flag(help: "Leave the background transparent.")
    var transparent = false

    @Flag(help: ArgumentHelp("Print the processor time of the start, and of drawing and writing.", visibility: .hidden))
    var benchmark = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard dpi != nil, !format.formats.contains(.png) else { return }
        throw ValidationError("--dpi affects only PNG files; add png to --format, or omit --dpi")
    }

    func run() throws {
        let start = Self.processorSeconds
        if let font, !InstalledFonts.has(font) {
            throw PlotError.unknownFont(font.visibleLine, installed: InstalledFonts.families)
        }
        let parts = try output.storedParts(identifiers, style: style)
        let folder = OutputFolder(output.url)
        let options = OutputFolder.DrawingOptions(
            profile: page, fontFamily: font, band: band, formats: format.formats,
            dotsPerInch: dpi ?? PNGBackend.defaultDotsPerInch, theme: theme, isTransparent: transparent,
            variant: [
                width.map { "width-\($0.text)" }, height.map { "height-\($0.text)" }, style.folderName,
            ].compactMap(\.self))
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
        sayFont(figures)
        if let missing = ReportInPart(parts) { throw missing }
    }

    /// The profile in the size that was asked for.
    private var page: Profile {
        var page = profile
        if let width { page.width = width.points / page.magnification }
        if let height { page.height = height.points / page.magnification }
        return page
    }

    /// Says that a venue's own font is not what is drawn, and what would be.
    private func sayFont(_ figures: [OutputFolder.DrawnFigure]) {
        guard font == nil, let wanted = profile.fontFamilies.first else { return }
        let others = figures.filter { !profile.fontFamilies.contains($0.fontFamily) }
        guard let other = others.first else { return }
        StandardError.line(
            "\(Software.name): \(profile.identifier) uses \(wanted) or a similar font; \(others.count) of \(figures.count) figures are "
                + "drawn in \(other.fontFamily), which has all their characters; --font chooses another family")
    }

    /// What all threads of the process have used so far.
    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
