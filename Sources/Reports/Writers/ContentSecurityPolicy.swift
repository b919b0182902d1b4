import Foundation
import Training

/// The content security policy of the page. It forbids the network, and allows only style sheets and scripts with given
/// hashes.
///
/// It allows `style` attributes, because the drawings need them to take colours from custom properties. Under this
/// policy an attribute cannot load anything.
struct ContentSecurityPolicy {
    let styles: [String]
    let scripts: [String]

    /// The policy as the content of a meta element.
    var text: String {
        [
            "default-src 'none'",
            "style-src-elem \(Self.sources(styles))",
            // For browsers that do not support style-src-elem.
            "style-src \(Self.sources(styles))",
            "style-src-attr 'unsafe-inline'",
            "script-src \(Self.sources(scripts))",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ].joined(separator: "; ")
    }

    private static func sources(_ texts: [String]) -> String {
        guard !texts.isEmpty else { return "'none'" }
        return texts.map { "'sha256-\(hash($0))'" }.joined(separator: " ")
    }

    /// The SHA-256 digest of a text in the syntax of the policy.
    static func hash(_ text: String) -> String {
        var hash = SHA256()
        hash.update(Array(text.utf8))
        return Data(hash.digest()).base64EncodedString()
    }
}
