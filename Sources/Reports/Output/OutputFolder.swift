import Files
import Findings
import Foundation
import Paper
import Plots
import Runs
import Training

/// Writes the figures, tables and registers of an output folder. These files are not synced to disk, since the stored
/// runs suffice to write them again.
package struct OutputFolder: Sendable {
    /// The output folder.
    let url: URL

    /// What the program writes in an output folder.
    package static let layout = OutputLayout(
        files: Set(
            ["configuration.json", "timings.json", "claims.json", OutputState.fileName]
                + ReportFormat.allCases.map(\.fileName)),
        folders: [
            "runs", "checkpoints", "damaged", "data", "figures", "timings", "timeline", "failures", "slurm", "latex",
            TableFile.folder,
        ])

    private let files: OutputFiles

    /// - Parameter files: how files are written; tests replace it to inject faults.
    package init(_ url: URL, files: OutputFiles = .standard) {
        self.url = url
        self.files = files
    }

    /// A figure as the report shows it, with the finding that it was drawn from.
    package struct DrawnFigure: Sendable {
        /// The figure with its data and caption.
        package let finding: FigureFinding
        /// The drawing as an `<svg>` element.
        let svg: String
        /// The family that was asked for.
        package var fontFamily = Figure.defaultFontFamily
        /// What is drawn in other fonts than asked for, or not at all.
        package var fontWarnings: [DrawingWarning] = []
    }

    /// How figures are drawn.
    package struct DrawingOptions: Sendable {
        /// The page profile, which sets widths and font sizes.
        var profile: Profile
        /// The family of all text; the profile's own if nil.
        var fontFamily: String?
        /// What is drawn around mean curves.
        var band: BandKind
        /// What the folder of the figures is named after beside the other options, in lower-case words joined by hyphens.
        var variant: [String]
        /// The file formats to write.
        var formats: [OutputFormat]
        /// The resolution of raster images.
        var dotsPerInch: Double
        /// The colours: light or dark.
        var theme: Theme
        /// Whether the background is left transparent.
        var isTransparent: Bool

        /// Makes options; the defaults are those of the report's own figures.
        package init(
            profile: Profile = .neurips, fontFamily: String? = nil, band: BandKind = .interval,
            formats: [OutputFormat] = OutputFormat.standard, dotsPerInch: Double = PNGBackend.defaultDotsPerInch,
            theme: Theme = .light, isTransparent: Bool = false, variant: [String] = []
        ) {
            self.profile = profile
            self.fontFamily = fontFamily
            self.band = band
            self.variant = variant
            self.formats = formats
            self.dotsPerInch = dotsPerInch
            self.theme = theme
            self.isTransparent = isTransparent
        }
    }

    /// The folder for figures drawn with some options: `figures/` for the options that the report uses, a subfolder
    /// named after the differences for all others.
    package func figures(_ options: DrawingOptions) -> URL {
        var differences = [String]()
        if options.profile.identifier != DrawingOptions().profile.identifier {
            differences.append(options.profile.identifier)
        }
        differences += options.variant
        if let family = options.fontFamily {
            differences.append(family.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-"))
        }
        if options.band != DrawingOptions().band { differences.append(options.band.rawValue) }
        if options.theme != DrawingOptions().theme { differences.append(options.theme.rawValue) }
        if options.isTransparent { differences.append("transparent") }
        let folder = url.appendingPathComponent("figures", isDirectory: true)
        guard !differences.isEmpty else { return folder }
        return folder.appendingPathComponent(differences.joined(separator: "-"), isDirectory: true)
    }

    /// Writes each figure's `data/ID.csv` and drawing in every format, several figures concurrently.
    ///
    /// - Returns: the figures in the order of the findings.
    /// - Throws: `OutputError.cannotWrite`, or the error of a figure that cannot be laid out or encoded; `Interrupted`,
    ///   which is checked before each figure.
    package func draw(
        _ parts: [StudyPart], options: DrawingOptions = DrawingOptions(), interruption: Interruption = .none
    ) throws -> [DrawnFigure] {
        let findings = parts.flatMap(\.findings.figures)
        let results = findings.concurrentMap { finding in
            Result {
                try interruption.check()
                return try draw(finding, options)
            }
        }
        return try results.map { try $0.get() }
    }

    private func draw(_ finding: FigureFinding, _ options: DrawingOptions) throws -> DrawnFigure {
        let identifier = finding.figure.identifier
        try files.write(
            Data(finding.csv.utf8), to: url.appendingPathComponent("data/\(identifier).csv"), .unsynced)
        var drawing = try finding.figure.showing(options.band).layout(
            profile: options.profile, theme: options.theme, isTransparent: options.isTransparent,
            fontFamily: options.fontFamily)
        if let family = options.fontFamily, let lacking = drawing.warnings.first(where: \.isOfFonts) {
            throw PlotError.incompleteFont(family, figure: identifier, text: lacking.text)
        }
        if options.band != .interval {
            drawing.provenance.entries.append(.init(key: "band", value: options.band.rawValue))
        }
        // Which fonts there are depends on the machine, and so does the drawing.
        drawing.provenance.entries.append(.init(key: "fonts", value: drawing.drawnFamilies.joined(separator: ", ")))
        var svg: String?
        for format in options.formats {
            let data = try drawing.encoded(as: format, dotsPerInch: options.dotsPerInch)
            if format == .svg { svg = String(decoding: data, as: UTF8.self) }
            try files.write(
                data, to: figures(options).appendingPathComponent("\(identifier).\(format.identifier)"), .unsynced)
        }
        return DrawnFigure(
            finding: finding, svg: svg ?? SVGBackend().text(drawing), fontFamily: drawing.fontFamily,
            fontWarnings: drawing.warnings.filter(\.isOfFonts))
    }

    /// Writes the verdicts as `claims.json`.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    package func writeRegister(_ parts: [StudyPart], of study: Study) throws {
        let configuration = study.configuration
        let origin = ClaimRegister.Origin(
            program: "\(Software.name) \(Software.version)", data: configuration.data.name,
            dataDigest: configuration.data.sha256, preset: configuration.preset.identifier, seeds: configuration.seeds,
            hasFreshSeeds: configuration.hasFreshSeeds)
        try files.write(
            try ClaimRegister(parts.claims, origin: origin).json, to: url.appendingPathComponent("claims.json"),
            .unsynced)
    }
}
