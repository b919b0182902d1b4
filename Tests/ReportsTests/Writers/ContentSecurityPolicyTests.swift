import Foundation
import Testing
import Training

@testable import Reports

@Suite struct ContentSecurityPolicyTests {
    @Test func hashesAreThoseOfSHA256() {
        // NIST's example "abc" in Base64.
        #expect(ContentSecurityPolicy.hash("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        #expect(ContentSecurityPolicy.hash("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test func namesEachTextAndNothingElse() {
        let policy = ContentSecurityPolicy(styles: ["abc"], scripts: []).text
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(policy.contains("style-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"))
        #expect(policy.contains("script-src 'none'"))
        #expect(!policy.contains("script-src 'unsafe-inline'") && !policy.contains("http"))
    }

    @Test func everyStyleAndScriptOfThePageIsNamed() throws {
        let html = try TestTemplates.write(SampleDocument().document, as: .html)
        let texts =
            html.matches(of: /<style>(.*?)<\/style>/.dotMatchesNewlines()).map(\.output.1)
            + html.matches(of: /<script>(.*?)<\/script>/.dotMatchesNewlines()).map(\.output.1)
        // A file each, and the colours of the series.
        let files = try FileManager.default.contentsOfDirectory(atPath: TestTemplates.folder.path + "/html")
        #expect(texts.count == files.count { $0.hasSuffix(".css") || $0.hasSuffix(".js") } + 1)
        for text in texts {
            #expect(html.contains("'sha256-\(ContentSecurityPolicy.hash(String(text)))'"))
        }
    }
}
