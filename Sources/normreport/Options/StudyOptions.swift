import ArgumentParser
import Files
import Foundation
import Networks
import Paper
import Reports
import Runs
import Training

extension Architecture: ExpressibleByArgument {
    public init?(argument: String) {
        guard let architecture = ForgivingName.match(argument, among: Self.builtIn, name: \.identifier) else {
            return nil
        }
        self = architecture
    }

    public static var allValueStrings: [String] { builtIn.map(\.identifier) }
}
extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable, Self.RawValue == String {
    /// The value that a text names, however it is written.
    static func forgiving(_ argument: String) -> Self? {
        ForgivingName.match(argument, among: Array(allCases), name: \.rawValue)
    }
}
extension ResidualBlock: ExpressibleByArgument {
    public init?(argument: String) {
        guard let block = Self.forgiving(argument) else { return nil }
        self = block
    }
}
extension WeightParameterization: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }

    public static var allValueStrings: [String] { named.map(\.name) }
}

/// Which images are used.
struct DataOptions: ParsableArguments {
    @Option(help: "The images: \(DataSetSource.all.map(\.identifier).joined(separator: ", ")).")
    var data = DataSetSource.fashionMNIST.identifier

    @Option(
        help: ArgumentHelp("The folder or .tar.gz of the images.", valueName: "dir"), transform: PathText.parse)
    var dataDirectory: String?

    /// The data set of the name.
    func source(among sources: [DataSetSource] = DataSetSource.all) throws -> DataSetSource {
        guard let source = ForgivingName.match(data, among: sources, name: \.identifier) else {
            throw ValidationError(
                "there is no data set '\(data)'; --data takes "
                    + sources.map(\.identifier).joined(separator: ", "))
        }
        return source
    }

    /// Reads the set.
    func load(among sources: [DataSetSource] = DataSetSource.all) throws -> DataSet {
        try DataSet(source(among: sources), directory: dataDirectory)
    }
}

/// Where the output goes.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The output folder; \"output\" by default.", valueName: "dir"), transform: PathText.parse)
    var output = "output"

    var url: URL { URL(fileURLWithPath: output, isDirectory: true) }
}

/// Whether the report is shown at the end.
struct OpenOption: ParsableArguments {
    @Flag(help: "Show the report in a browser at the end.")
    var open = false
}

/// Which templates make a report.
struct TemplateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder of templates that replace some or all of the built-in ones.", valueName: "dir"),
        transform: PathText.parse)
    var templates: String?

    @Option(
        help: "The report's title; '\(StudyReport.standardTitle)' by default.", transform: ReportTitle.parse)
    var title: String?

    /// The user's templates first, then those beside the launcher, or found upward from the program.
    func folders() throws -> [URL] {
        let own = try templates.map { path -> URL in
            let url = URL(fileURLWithPath: path, isDirectory: true)
            guard url.isFolder else {
                throw ValidationError("there is no folder of templates \(path); check --templates")
            }
            let formats = ReportFormat.allCases.map(\.rawValue)
            let holdsSome = formats.contains { format in
                FileManager.default.fileExists(atPath: url.appendingPathComponent(format).path)
            }
            guard holdsSome else {
                throw ValidationError(
                    "\(path) contains no templates: they are expected in folders called \(formats.joined(separator: ", ")) in it; "
                        + "check --templates")
            }
            return url
        }
        return [own, try Self.standardTemplates()].compactMap { $0 }
    }

    private static func standardTemplates() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["NORMREPORT_TEMPLATES"], !path.isEmpty {
            return URL(fileURLWithPath: path, isDirectory: true)
        }
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("templates", isDirectory: true)
            if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("html").path) {
                return candidate
            }
            folder.deleteLastPathComponent()
        }
        throw ValidationError("no folder above the program contains its templates; give their folder with --templates")
    }
}

/// How many runs at once, and with how many threads each.
struct ParallelOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help:
            "Number of parallel runs, \(Bounds.threads.words); by default as many as the processors that the program may use allow.",
        transform: Bounds.threads.parse)
    var jobs: Int?

    @Option(
        parsing: .unconditional,
        help: "Threads per run, \(Bounds.threads.words); one by default. The last bits of results depend on it.",
        transform: Bounds.threads.parse)
    var threadsPerRun = 1

    var jobCount: Int { jobs ?? max(1, Machine.processorCount / threadsPerRun) }
}

/// How many threads one run has.
struct ThreadOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: """
            Number of threads, \(Bounds.threads.words); by default the number of processors that the program may use. \
            The last bits of results depend on it.
            """,
        transform: Bounds.threads.parse)
    var threads: Int?

    var count: Int { threads ?? Machine.processorCount }
}
