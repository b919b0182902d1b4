import Foundation
import Paper
import Runs

/// What describes an archive to repositories and their programs: RO-Crate 1.1 (Soiland-Reyes et al. 2022, Data Science 5(2),
/// doi:10.3233/DS-210053), as JSON-LD.
struct ResearchObject {
    /// The name that the standard gives the file.
    static let fileName = "ro-crate-metadata.json"

    let json: Data

    /// - Parameters:
    ///   - files: paths and sizes of the files that are described one by one.
    init(
        _ configuration: StudyConfiguration, day: String, license: String?, command: String,
        files: [(path: String, size: Int)], runCount: Int
    ) throws {
        let title = (configuration.title ?? StudyReport.standardTitle)
        let runs = Entity(
            "runs/", "Dataset",
            [
                "name": .text("Stored runs"),
                "description": .text("\(runCount) runs, each with specification, record, digests"),
            ])
        let parts = files.sorted { $0.path < $1.path }.map { file in
            Entity(
                file.path, "File",
                ["contentSize": .text("\(file.size)"), "encodingFormat": .text(Self.mediaType(file.path))])
        }
        var root: [String: Value] = [
            "name": .text(title),
            "description": .text(
                "Measurements of normalization layers in real networks on \(configuration.data.label), and the verdicts on "
                    + "the claims of a paper"),
            "datePublished": .text(day), "hasPart": .references((parts + [runs]).map(\.identifier)),
            "citation": .reference(Self.paper), "isBasedOn": .reference("#images"),
            "mentions": .reference("#computation"),
        ]
        if let license { root["license"] = .reference(license) }
        let graph =
            [
                Entity(
                    Self.fileName, "CreativeWork",
                    [
                        "about": .reference("./"), "conformsTo": .reference("https://w3id.org/ro/crate/1.1"),
                    ]),
                Entity("./", "Dataset", root),
            ] + parts + [
                runs,
                Entity(
                    "#computation", "CreateAction",
                    [
                        "name": .text("The computation of this study"), "description": .text(command),
                        "instrument": .reference("#program"), "object": .reference("#images"),
                        "result": .reference("./"),
                    ]),
                Entity(
                    "#program", "SoftwareApplication",
                    ["name": .text(Software.name), "softwareVersion": .text(Software.version)]),
                Entity(
                    "#images", "Dataset",
                    [
                        "name": .text(configuration.data.label), "description": .text(configuration.data.credit),
                        "identifier": .text("SHA-256 \(configuration.data.sha256)"),
                    ]),
                Entity(
                    Self.paper, "ScholarlyArticle",
                    [
                        "name": .text(
                            "Beyond BatchNorm: Towards a Unified Understanding of Normalization in Deep Learning")
                    ]),
            ] + (license.map { [Entity($0, "CreativeWork", ["name": .text("The licence of this study")])] } ?? [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        json = try encoder.encode(Crate(graph: graph)) + Data("\n".utf8)
    }

    private static let paper = "https://arxiv.org/abs/2106.05956"

    private static func mediaType(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "json": "application/json"
        case "html": "text/html"
        case "md": "text/markdown"
        case "tex": "text/x-tex"
        case "csv": "text/csv"
        case "png": "image/png"
        case "pdf": "application/pdf"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }

    private struct Crate: Encodable {
        let context = "https://w3id.org/ro/crate/1.1/context"
        let graph: [Entity]

        private enum CodingKeys: String, CodingKey {
            case context = "@context"
            case graph = "@graph"
        }
    }

    /// A node of the graph.
    private struct Entity: Encodable {
        let identifier: String
        let type: String
        let properties: [String: Value]

        init(_ identifier: String, _ type: String, _ properties: [String: Value]) {
            self.identifier = identifier
            self.type = type
            self.properties = properties
        }

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ name: String) { stringValue = name }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(identifier, forKey: Key("@id"))
            try container.encode(type, forKey: Key("@type"))
            for (name, value) in properties { try container.encode(value, forKey: Key(name)) }
        }
    }

    private enum Value: Encodable {
        case text(String)
        case reference(String)
        case references([String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .reference(let identifier): try container.encode(["@id": identifier])
            case .references(let identifiers): try container.encode(identifiers.map { ["@id": $0] })
            }
        }
    }
}
