import Findings
import Networks
import Paper

/// The layers that the user declares: operation, source, what theory says, and the file. They are beyond the paper: no verdict
/// depends on them.
struct DeclaredSection {
    private let declarations: [StoredDeclaration]

    init(_ configuration: StudyConfiguration) { declarations = configuration.declarations ?? [] }

    /// nil if no layer is declared.
    var section: Section? {
        guard !declarations.isEmpty else { return nil }
        return Section("declared-layers", title: "Declared layers") {
            Paragraph(
                """
                These layers are not from the paper. Figures and tables that compare normalizers show them beside the \
                others; no verdict on the paper's statements depends on them.
                """)
            for declaration in declarations { self.section(declaration) }
        }
    }

    private func section(_ declaration: StoredDeclaration) -> Section {
        let normalizer = declaration.normalizer
        return Section(ElementID("declared-\(normalizer.identifier)"), title: Prose(text: normalizer.label)) {
            Definitions(
                [
                    Definition("Operation", "\(math: normalizer.formula)"),
                    Definition("Statistics over", Prose(text: normalizer.statistics)),
                ] + (normalizer.source.isEmpty ? [] : [Definition("Source", Prose(text: normalizer.source))])
                    + builtIn(normalizer) + [
                        Definition("Theory", Prose(text: normalizer.closedFormWords.joined(separator: " ")))
                    ])
            CodeBlock(
                String(declaration.text.reversed().drop(while: \.isNewline).reversed()), language: "toml")
        }
    }

    private func builtIn(_ normalizer: Normalizer) -> [Definition] {
        guard let same = Normalizer.builtIn.first(where: { $0.definition == normalizer.definition }) else { return [] }
        return [Definition("Built-in layer", "the same as \(same.label), under another name")]
    }
}
