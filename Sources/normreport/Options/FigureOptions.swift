import ArgumentParser
import Paper
import Plots
import Runs

extension Profile: ExpressibleByArgument {
    public init?(argument: String) {
        guard let profile = ForgivingName.match(argument, among: Self.builtIn, name: \.identifier) else { return nil }
        self = profile
    }

    public static var allValueStrings: [String] { builtIn.map(\.identifier) }
    /// The identifier.
    public var defaultValueDescription: String { identifier }
}
extension BandKind: ExpressibleByArgument {
    public init?(argument: String) {
        guard let kind = Self.forgiving(argument) else { return nil }
        self = kind
    }
}
extension Theme: ExpressibleByArgument {
    public init?(argument: String) {
        guard let theme = Self.forgiving(argument) else { return nil }
        self = theme
    }
}

/// File formats, separated by commas, each once.
struct FormatList: ExpressibleByArgument {
    let formats: [OutputFormat]

    init?(argument: String) {
        let names = argument.split(separator: ",").map(String.init)
        let formats = names.compactMap { ForgivingName.match($0, among: OutputFormat.builtIn, name: \.identifier) }
        guard !formats.isEmpty, formats.count == names.count else { return nil }
        self.formats = OutputFormat.builtIn.filter(formats.contains)
    }

    /// The formats that a report has its figures in.
    static let standard = FormatList(OutputFormat.standard)
    static let all = OutputFormat.builtIn.map(\.identifier).joined(separator: ",")

    private init(_ formats: [OutputFormat]) { self.formats = formats }

    var defaultValueDescription: String { formats.map(\.identifier).joined(separator: ",") }
}

/// One profile, or all of printed pages.
enum ProfileChoice: ExpressibleByArgument {
    case all
    case one(Profile)

    init?(argument: String) {
        if argument == "all" {
            self = .all
        } else if let profile = Profile(argument: argument) {
            self = .one(profile)
        } else {
            return nil
        }
    }

    static let allValueStrings = Profile.allValueStrings + ["all"]

    var defaultValueDescription: String {
        switch self {
        case .all: "all"
        case .one(let profile): profile.identifier
        }
    }

    var profiles: [Profile] {
        switch self {
        case .all: Profile.printed
        case .one(let profile): [profile]
        }
    }
}

extension OutputOptions {
    /// The figures of the stored study, analysed again from its runs; nothing is computed or written.
    ///
    /// - Parameters:
    ///   - names: figures or experiments; all where empty.
    ///   - style: how the figures look, in place of the study's own style.
    func storedParts(_ names: [String] = [], style: StyleOption? = nil) throws -> [StudyPart] {
        var configuration = try StudyConfiguration.load(from: url, .standard)
        if let style { configuration.take(try style.choice(declared: configuration.declared, .standard)) }
        let names = names.map { Catalogue.standard.name($0) }
        return try Study(configuration, .standard).analyse(
            store: RunStore(reading: url), restrictedTo: configuration.restricted(to: names, .standard))
    }
}

extension Catalogue {
    /// The name of an experiment or figure that a text means, or the text itself.
    func name(_ text: String) -> String {
        let text = text.trimmingPrefix(while: \.isWhitespace)
        let known = experiments.map { $0.identifier } + figureIdentifiers.sorted()
        return ForgivingName.match(String(text), among: known) { $0 } ?? String(text)
    }
}
