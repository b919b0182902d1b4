import Dispatch
import Files
import Findings
import Foundation
import Paper
import Plots
import Runs
import Training

/// The figures, tables and registers of an output folder. None is synced: all can be made again from the stored runs.
package struct OutputFolder: Sendable {
    package let url: URL

    private let files: OutputFiles

    /// - Parameter files: this machine's, but in tests that plant faults.
    package init(_ url: URL, files: OutputFiles = .standard) {
        self.url = url
        self.files = files
    }

    /// A figure as the report shows it, with what it was drawn from.
    package struct DrawnFigure: Sendable {
        package let finding: FigureFinding
        /// The drawing as an `<svg>` element.
        package let svg: String
    }

    /// How figures are drawn.
    package struct DrawingOptions: Sendable {
        package var profile: Profile
        package var formats: [OutputFormat]
        package var dotsPerInch: Double
        package var theme: Theme
        package var isTransparent: Bool

        package init(
            profile: Profile = .neurips, formats: [OutputFormat] = OutputFormat.builtIn,
            dotsPerInch: Double = PNGBackend.defaultDotsPerInch, theme: Theme = .light, isTransparent: Bool = false
        ) {
            self.profile = profile
            self.formats = formats
            self.dotsPerInch = dotsPerInch
            self.theme = theme
            self.isTransparent = isTransparent
        }
    }

    /// Where figures go: those that the report shows to `figures/`, all others to a folder in it that says how they are
    /// drawn.
    package func figures(_ options: DrawingOptions) -> URL {
        var differences = [String]()
        if options.profile != DrawingOptions().profile { differences.append(options.profile.rawValue) }
        if options.theme != DrawingOptions().theme { differences.append(options.theme.rawValue) }
        if options.isTransparent { differences.append("transparent") }
        let folder = url.appendingPathComponent("figures", isDirectory: true)
        guard !differences.isEmpty else { return folder }
        return folder.appendingPathComponent(differences.joined(separator: "-"), isDirectory: true)
    }

    /// Writes `data/ID.csv` and the figure itself in every format, of several figures at a time.
    package func draw(_ parts: [StudyPart], options: DrawingOptions = DrawingOptions()) throws -> [DrawnFigure] {
        let findings = parts.flatMap(\.findings.figures)
        let results = Collected<Result<DrawnFigure, any Error>>(count: findings.count)
        DispatchQueue.concurrentPerform(iterations: findings.count) { index in
            results.set(index, Result { try draw(findings[index], options) })
        }
        return try results.values.map { try $0.get() }
    }

    private func draw(_ finding: FigureFinding, _ options: DrawingOptions) throws -> DrawnFigure {
        let identifier = finding.figure.identifier
        try files.write(
            Data(finding.csv.utf8), to: url.appendingPathComponent("data/\(identifier).csv"), .unsynced)
        let drawing = try finding.figure.layout(
            profile: options.profile, theme: options.theme, isTransparent: options.isTransparent)
        var svg: String?
        for format in options.formats {
            let data = try drawing.encoded(as: format, dotsPerInch: options.dotsPerInch)
            if format == .svg { svg = String(decoding: data, as: UTF8.self) }
            try files.write(
                data, to: figures(options).appendingPathComponent("\(identifier).\(format.identifier)"), .unsynced)
        }
        return DrawnFigure(finding: finding, svg: try svg ?? SVGBackend().text(drawing))
    }

    /// Writes `claims.json`.
    package func writeRegister(_ parts: [StudyPart], of study: Study) throws {
        let configuration = study.configuration
        let origin = ClaimRegister.Origin(
            program: "\(Software.name) \(Software.version)", data: configuration.data.name,
            dataDigest: configuration.data.sha256, preset: configuration.preset.rawValue, seeds: configuration.seeds)
        try files.write(
            try ClaimRegister(parts.claims, origin: origin).json, to: url.appendingPathComponent("claims.json"),
            .unsynced)
    }
}
