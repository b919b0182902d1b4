import ArgumentParser
import Foundation
import Networks
import Paper
import Reports
import Runs
import Training

extension Normalizer: ExpressibleByArgument {
    public init?(argument: String) {
        guard let normalizer = Self.builtIn.first(where: { $0.identifier == argument }) else { return nil }
        self = normalizer
    }

    public static var allValueStrings: [String] { builtIn.map(\.identifier) }
}
extension Architecture: ExpressibleByArgument {
    public init?(argument: String) {
        guard let architecture = Self.builtIn.first(where: { $0.identifier == argument }) else { return nil }
        self = architecture
    }

    public static var allValueStrings: [String] { builtIn.map(\.identifier) }
}
extension ResidualBlock: ExpressibleByArgument {}
extension WeightParameterization: ExpressibleByArgument {}
extension Preset: ExpressibleByArgument {}

extension DataSetSource: ExpressibleByArgument {
    public init?(argument: String) { self.init(identifier: argument) }
    public var defaultValueDescription: String { identifier }
    public static var allValueStrings: [String] { all.map(\.identifier) }
}

/// Which images are used.
struct DataOptions: ParsableArguments {
    @Option(help: "The images: \(DataSetSource.all.map(\.identifier).joined(separator: ", ")).")
    var data = DataSetSource.fashionMNIST

    @Option(help: ArgumentHelp("The folder or .tar.gz of the images.", valueName: "dir"))
    var dataDirectory: String?

    func load() throws -> DataSet { try DataSet(data, directory: dataDirectory) }
}

/// Where the output goes.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The output folder.", valueName: "dir"))
    var output = "output"

    var url: URL { URL(fileURLWithPath: output, isDirectory: true) }
}

/// Which templates make a report.
struct TemplateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder of templates that replace some or all of the program's.", valueName: "dir"))
    var templates: String?

    @Option(help: "What stands over the report.")
    var title = StudyReport.standardTitle

    /// The user's templates first, then those beside the launcher, or found upward from the program.
    func folders() throws -> [URL] {
        let own = try templates.map { path -> URL in
            let url = URL(fileURLWithPath: path, isDirectory: true)
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw ValidationError("the folder of templates \(path) does not exist; check --templates")
            }
            return url
        }
        return [own, try Self.standardTemplates()].compactMap { $0 }
    }

    private static func standardTemplates() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["NORMREPORT_TEMPLATES"] {
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
        throw ValidationError("the program's templates are nowhere above it; name their folder with --templates")
    }
}

/// Seeds as a number of them, or as a range.
struct SeedList: ExpressibleByArgument {
    let seeds: [UInt64]

    init?(argument: String) {
        if let count = Int(argument), count > 0, count <= 10_000 {
            seeds = (0..<UInt64(count)).map { $0 }
            return
        }
        let ends = argument.components(separatedBy: "..")
        guard ends.count == 2, let first = UInt64(ends[0]), let last = UInt64(ends[1]), first <= last,
            last - first < 10_000
        else { return nil }
        seeds = Array(first...last)
    }
}

/// How many runs at once, and with how many threads each.
struct ParallelOptions: ParsableArguments {
    @Option(help: "Runs at once; as many as processors by default.")
    var jobs: Int?

    @Option(help: "Threads of one run. Results depend on it in their last bits.")
    var threadsPerRun = 1

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs), but must be at least 1") }
        guard threadsPerRun >= 1 else {
            throw ValidationError("--threads-per-run is \(threadsPerRun), but must be at least 1")
        }
    }

    var jobCount: Int { jobs ?? max(1, Machine.processorCount / threadsPerRun) }
}

/// A time as a number with its unit: 90s, 20m, 2h.
struct TimeLimit: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
        guard let unit = argument.last.flatMap({ units[$0] }), let number = Double(argument.dropLast()), number > 0,
            number.isFinite
        else { return nil }
        seconds = number * unit
    }
}
