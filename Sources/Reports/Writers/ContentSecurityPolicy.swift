import Foundation
import Training

/// The policy that lets the page run and style itself, and nothing else: no network, and only the style sheets and
/// scripts whose hashes are named.
///
/// Attributes of style are allowed, because the drawings take their colours from custom properties, which only a
/// `style` attribute can do; an attribute cannot load anything under this policy.
struct ContentSecurityPolicy {
    let styles: [String]
    let scripts: [String]

    /// The policy as the meta element holds it.
    var text: String {
        [
            "default-src 'none'",
            "style-src-elem \(Self.sources(styles))",
            // For browsers that know no style-src-elem.
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

    /// The SHA-256 of a text, as the policy names it.
    static func hash(_ text: String) -> String {
        var hash = SHA256()
        hash.update(Array(text.utf8))
        return Data(hash.digest()).base64EncodedString()
    }
}
