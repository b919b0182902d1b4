import Networks
import TOML

/// A declared layer as a study keeps it: the text of its file, from which the layer is read again.
package struct StoredDeclaration: Codable, Hashable, Sendable {
    /// The file, as the user named it.
    package let file: String
    /// The text of the file.
    package let text: String
    /// The layer.
    package let normalizer: Normalizer

    /// Keeps a declared layer.
    package init(_ declaration: NormalizerFile) {
        file = declaration.file.name
        text = declaration.file.text
        normalizer = declaration.normalizer
    }

    private enum CodingKeys: String, CodingKey { case file, text }

    /// Reads the text again.
    ///
    /// - Throws: `TOMLError` where it declares no layer.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let (file, text) = (
            try container.decode(String.self, forKey: .file), try container.decode(String.self, forKey: .text)
        )
        self.init(try NormalizerFile(TOMLFile(text: text, name: file)))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(text, forKey: .text)
    }
}
