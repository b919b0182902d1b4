import Networks
import TOML
import Testing

@testable import Findings
@testable import Paper
@testable import Reports

/// Two declared layers, one with words that a page, a table or a script could take for its own, carried through a whole
/// study.
@Suite struct DeclaredStudyTests {
    private static let words = "<script>$(x)</script> & \\\\input{a} `b` |"

    private static func declaration(_ name: String, label: String, axes: String) throws -> StoredDeclaration {
        StoredDeclaration(
            try NormalizerFile(
                TOMLFile(
                    text: """
                        # </script><script>alert(1)</script> \\end{document}
                        name = "\(name)"
                        label = "\(label)"
                        source = "\(label)"
                        [scale]
                        axes = [\(axes)]
                        by = "root-mean-square"
                        """, name: "own.toml")))
    }

    private static let declarations = Result {
        [
            try declaration("own-norm", label: words, axes: "\"channel\", \"space\""),
            // Not for the fast kernels.
            try declaration("other-norm", label: "Other", axes: "\"channel\""),
        ]
    }
    private static let plain = Result { try FabricatedStudy(.original) }
    private static let study = Result { try FabricatedStudy(.original, declarations: declarations.get()) }

    @Test func verdictsDoNotDependOnThem() throws {
        func register(_ study: FabricatedStudy) -> String {
            let origin = ClaimRegister.Origin(
                program: "", data: "", dataDigest: "", preset: "", seeds: [], hasFreshSeeds: true)
            return String(
                decoding: (try? ClaimRegister(study.parts.claims, origin: origin).json) ?? .init(), as: UTF8.self)
        }
        let (without, with) = (register(try Self.plain.get()), register(try Self.study.get()))
        #expect(without.contains("c4.2"))
        #expect(without == with)
    }

    /// Their lines, points, rows and cells in all that compares normalizers.
    @Test func everyComparisonShowsThem() throws {
        let study = try Self.study.get()
        let findings = study.parts.map(\.findings)
        let gaps = study.parts.compactMap(\.gap)
        #expect(gaps.isEmpty, "\(gaps)")
        let figures = findings.flatMap(\.figures)
        let compared = [
            "residual-forward-variance", "informative-forward-similarity", "stable-backward-gradient",
            "stable-backward-growth", "training-speed-curves", "training-speed-similarity", "plain-forward-deviation",
            "periodic-padding-similarity", "periodic-padding-gradient", "normalizer-profile-own-norm",
            "normalizer-profile-other-norm",
        ]
        for identifier in compared + ["gradient-correlation-coefficients", "stable-backward-theory"] {
            let figure = try #require(figures.first { $0.figure.identifier == identifier }, "\(identifier)")
            var names = ["own-norm", "other-norm"]
            // The plain operator records no divisor to correlate with and has no closed form, and a profile shows one layer.
            if !compared.contains(identifier) { names.removeLast() }
            if identifier.hasPrefix("normalizer-profile-") { names = [String(identifier.dropFirst(19))] }
            for name in names {
                #expect(figure.rows.contains { $0.network.normalizer.identifier == name }, "\(identifier), \(name)")
                #expect(figure.csv.contains(",\(name),"), "\(identifier), \(name)")
            }
        }
        for identifier in [
            "residual-forward-growth", "informative-forward-misfits", "stable-backward-exponents",
            "stable-backward-map-sizes", "training-speed-outcomes", "training-speed-accuracies",
            "training-speed-similarities", "periodic-padding-numbers", "normalizer-profile-evidence",
        ] {
            let table = try #require(findings.flatMap(\.tables).first { $0.identifier == identifier }, "\(identifier)")
            for label in ["<script>$(x)</script> & \\input{a} `b` |", "Other"] {
                #expect(
                    table.rows.contains { $0.contains { if case .text(label) = $0 { true } else { false } } },
                    "\(identifier), \(label)")
            }
        }
    }

    /// RMSNorm of an infinitely wide network is LayerNorm: the same line of theory.
    @Test func theoryIsDrawnWhereThereIsAny() throws {
        let study = try Self.study.get()
        let similarity = try #require(
            study.parts.flatMap(\.findings.figures).first { $0.figure.identifier == "informative-forward-similarity" })
        func theory(_ name: String) -> [Double] {
            similarity.rows.filter { $0.kind == "theory" && $0.network.normalizer.identifier == name }
                .compactMap(\.value)
        }
        #expect(theory("own-norm").count > 10)
        #expect(theory("other-norm").isEmpty)
    }

    @Test func theirWordsComeOutAsText() throws {
        let study = try Self.study.get()
        let document = study.report(study.parts).document()
        let html = try TestTemplates.write(document, as: .html)
        #expect(!html.contains("<script>$(x)") && !html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;$(x)&lt;/script&gt; &amp; \\input{a}"))
        #expect(html.contains("Declared layers"))
        let markdown = try TestTemplates.write(document, as: .markdown)
        let prose = markdown.replacing(/(`+)[^`].*?\1(?!`)/.dotMatchesNewlines(), with: "")
        #expect(!prose.contains("<script"))
        let latex = try TestTemplates.write(document, as: .latex)
        #expect(!latex.contains("\\input{a}"))
        #expect(!latex.contains("\\end{document}"))
    }
}
