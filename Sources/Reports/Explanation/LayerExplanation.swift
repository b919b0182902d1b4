import Findings
import Networks

/// What a layer computes, needs and costs, and what theory predicts for it, for `normreport explain`.
package struct LayerExplanation: Sendable {
    /// How an explanation is written.
    package enum Format: String, CaseIterable, Sendable {
        case text, markdown, latex
    }

    /// A sentence, or a formula in the report's syntax for mathematics.
    private enum Line: Sendable {
        case words(String)
        case formula(String)
    }

    private let title: String
    private let entries: [(term: String, lines: [Line])]

    /// Explains a layer.
    ///
    /// - Parameter file: the file that declares it, as the user named it; nil for a built-in layer.
    package init(_ normalizer: Normalizer, file: String? = nil) {
        title =
            normalizer.label == normalizer.identifier
            ? normalizer.label : "\(normalizer.label) (\(normalizer.identifier))"
        func words(_ lines: [String]) -> [Line] { lines.map(Line.words) }
        var entries: [(term: String, lines: [Line])] = []
        if !normalizer.source.isEmpty { entries.append(("Source", [.words(normalizer.source)])) }
        if let file { entries.append(("Declared in", [.words(file)])) }
        guard let declaration = LayerDeclaration(normalizer.definition) else {
            entries.append(("Formula", [.formula(normalizer.formula)]))
            entries.append(("Statistics", [.words(normalizer.statistics)]))
            entries.append(
                ("Algebra", [.words("The algebra of declared layers cannot express its operation.")]))
            self.entries = entries
            return
        }
        let description = LayerWords(declaration)
        let formula = LayerFormula(declaration)
        let formulas = [formula.weights].compactMap { $0 } + formula.steps
        entries.append(("Formula", (formulas.isEmpty ? ["y = x"] : formulas).map(Line.formula)))
        entries.append(("In words", words(description.operation)))
        entries.append(("In the network", words([description.placement])))
        entries.append(("Statistics", words(description.statistics + Self.symbols(declaration))))
        entries.append(("Trained, in a layer of C channels", words(description.parameters)))
        entries.append(
            (
                "The batch",
                words([
                    normalizer.dependsOnBatch
                        ? "The output for one image depends on the rest of the batch."
                        : "The output for one image does not depend on the rest of the batch."
                ])
            ))
        entries.append(("Training and evaluation", words([description.evaluation])))
        entries.append(("Built-in layers", words(Self.equalities(declaration))))
        entries.append(("Execution", words([description.execution])))
        entries.append(("Cost relative to BatchNorm", words([Self.cost(declaration)])))
        entries.append(("Closed forms", words(normalizer.closedFormWords)))
        self.entries = entries
    }

    private static func symbols(_ declaration: LayerDeclaration) -> [String] {
        let usesGroups =
            declaration.steps.contains { ($0.centring?.axes ?? []).contains { $0.contains(.group) } }
            || declaration.steps.contains { ($0.scaling?.axes ?? []).contains { $0.contains(.group) } }
        guard !declaration.steps.isEmpty || declaration.centresActivation != nil else { return [] }
        return ["N samples, C channels, \(usesGroups ? "G channels per group, " : "")S positions"]
    }

    private static func equalities(_ declaration: LayerDeclaration) -> [String] {
        if let same = declaration.sameBuiltIn {
            return ["It equals \(same.label) (\(same.identifier)): the runs and their bytes are the same."]
        }
        let atStart = declaration.builtInAtInitialization
        guard !atStart.isEmpty else { return ["It does not equal any built-in layer."] }
        let names = atStart.map { "\($0.label) (\($0.identifier))" }.joined(separator: ", ")
        return ["At initialization it computes what \(names) computes; training makes them differ."]
    }

    /// Passes over the activations, which decide the time of a layer, and trained numbers.
    private static func cost(_ declaration: LayerDeclaration) -> String {
        let definition = declaration.definition
        switch definition.operation {
        case .identity:
            return "Fewer passes over the activations: one forward and one backward instead of two and two."
        case .linear: return "The same: two passes over the activations forward and two backward, by the same code."
        case .custom:
            return "The same number of passes, two forward and two backward, but with a function of each value."
        case .declared(let operation):
            return operation.fitsKernels
                ? "The same: two passes over the activations forward and two backward, by the same code; only the "
                    + "coefficients of each sample and channel take longer."
                : "Several times as much: every value goes through a plain operator in double precision."
        }
    }

    /// The explanation in a format, without a line break at its end.
    package func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .markdown: marked(MarkdownDialect(), opening: { "# \($0)\n" }, entry: { "**\($0).** \($1)" }, closing: "")
        case .latex:
            marked(
                LaTeXDialect(), opening: { "\\section*{\($0)}\n\\begin{description}" },
                entry: { "\\item[\($0)] \($1)" }, closing: "\n\\end{description}")
        }
    }

    private func marked(
        _ dialect: some Dialect, opening: (String) -> String, entry: (String, String) -> String, closing: String
    ) -> String {
        let body = entries.map { term, lines in
            let parts = lines.map { line in
                switch line {
                case .words(let words): dialect.escape(words, in: .prose)
                case .formula(let formula): dialect.math(MathPiece.pieces(of: formula), in: .prose)
                }
            }
            let separator = lines.contains { if case .formula = $0 { true } else { false } } ? ", " : " "
            return entry(dialect.escape(term, in: .prose), Self.joined(parts, separator))
        }
        return opening(dialect.escape(title, in: .prose)) + "\n" + body.joined(separator: "\n\n") + closing
    }

    /// The parts on one line: sentences as they are, others with semicolons between them.
    private static func joined(_ parts: [String], _ separator: String) -> String {
        parts.allSatisfy { $0.hasSuffix(".") } || separator == ", "
            ? parts.joined(separator: separator) : parts.joined(separator: "; ")
    }

    // MARK: - Terminal

    private static let width = 100
    private static let indent = 4

    private var text: String {
        var lines = [title]
        for (term, content) in entries {
            lines.append("")
            lines.append(term)
            for line in content {
                switch line {
                case .words(let words): lines += Self.wrapped(words)
                case .formula(let formula):
                    lines.append(String(repeating: " ", count: Self.indent) + Self.plain(MathPiece.pieces(of: formula)))
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func plain(_ pieces: [MathPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): String(character)
            case .plain(let text): text
            case .raised(let inner): "^" + plain(inner)
            case .lowered(let inner): "_" + plain(inner)
            }
        }.joined()
    }

    private static func wrapped(_ text: String) -> [String] {
        var lines = [String]()
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width - indent {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [line]).map { String(repeating: " ", count: indent) + $0 }
    }
}
