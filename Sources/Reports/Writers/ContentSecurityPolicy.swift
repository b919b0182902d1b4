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
        return texts.map { "'sha256-\(SHA256.base64(Array($0.utf8)))'" }.joined(separator: " ")
    }
}
