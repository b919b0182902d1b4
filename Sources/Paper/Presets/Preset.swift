import TOML
import Training

/// How large the experiments are, under a name. Blocks, feature map sizes, padding and group sizes are the same in all
/// presets, and so is the depth, except for the uniform networks.
///
/// The built-in ones are one table in `Preset+BuiltIn.swift`; a TOML file declares another (``PresetFile``).
package struct Preset: Hashable, Sendable {
    /// The name of a built-in preset, or the file as the user named it.
    package let identifier: String
    /// What it is for, in a few words; empty for a preset from a file.
    package let summary: String
    /// The sizes.
    package let scale: Scale

    /// Makes a preset.
    package init(_ identifier: String, summary: String = "", scale: Scale) {
        self.identifier = identifier
        self.summary = summary
        self.scale = scale
    }

    /// Whether it is one of the program's own.
    package var isBuiltIn: Bool { Self.builtIn.contains(self) }

    /// The next larger one of the built-in presets; nil for the largest, and for a preset from a file.
    package var next: Preset? {
        guard let index = Self.builtIn.firstIndex(of: self), index + 1 < Self.builtIn.count else { return nil }
        return Self.builtIn[index + 1]
    }

    /// The name, with a digest of the sizes where a file declares them: two files of one name may differ.
    package var label: String {
        isBuiltIn ? identifier : "\(identifier), SHA-256 \(sha256(PresetText(scale).text).prefix(12))"
    }
}

/// As a study keeps it: the name of a built-in preset, or a file's name with all of the sizes as TOML, so that the study
/// can be read where the file is not.
extension Preset: Codable {
    private enum CodingKeys: String, CodingKey { case file, text }

    package init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            guard let preset = Self.builtIn.first(where: { $0.identifier == name }) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "no preset has this name"))
            }
            self = preset
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let file = try container.decode(String.self, forKey: .file)
            self = try PresetFile(TOMLFile(text: container.decode(String.self, forKey: .text), name: file)).preset
        }
    }

    package func encode(to encoder: any Encoder) throws {
        if isBuiltIn {
            var container = encoder.singleValueContainer()
            try container.encode(identifier)
        } else {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(identifier, forKey: .file)
            try container.encode(PresetText(scale).text, forKey: .text)
        }
    }
}
