import Findings

/// Writes documents in one format with the templates of that format.
package struct DocumentWriter: Sendable {
    private let templates: TemplateLibrary

    /// A writer with the templates of its format.
    package init(templates: TemplateLibrary) { self.templates = templates }

    /// The format that is written.
    var format: ReportFormat { templates.format }

    /// The document as text of the format, the same for the same document and templates.
    package func write(_ document: ResolvedDocument) -> String {
        Rendering(document: document, templates: templates).page() + "\n"
    }

    /// The files beside the report that its format goes with, by path in the output folder: for LaTeX `latex/numbers.tex`, and
    /// `latex/ID.tex` for each figure and table, which a paper takes one by one; for Markdown `tables/ID.csv` for each table.
    func fragments(_ document: ResolvedDocument) -> [(path: String, text: String)] {
        let rendering = Rendering(document: document, templates: templates)
        let sections = document.document.sections
        switch format {
        case .html: return []
        case .markdown:
            return sections.flatMap { rendering.tables(of: .section($0)) }.map { table in
                let file = TableFile(table, document)
                return (path: file.path, text: file.text)
            }
        case .latex:
            return [(path: "latex/numbers.tex", text: rendering.numbers() + "\n")]
                + sections.flatMap { rendering.fragments(of: .section($0)) }.map {
                    (path: "latex/\($0.id).tex", text: $0.text + "\n")
                }
        }
    }
}

/// The state of one pass over a document.
final class Rendering {
    let document: ResolvedDocument
    let templates: TemplateLibrary
    let dialect: any Dialect

    init(document: ResolvedDocument, templates: TemplateLibrary) {
        self.document = document
        self.templates = templates
        dialect = templates.format.dialect
    }

    func page() -> String {
        let document = self.document.document
        let body = dialect.join(document.sections.map { section($0, level: 0) })
        let styles = templates.assets(".css").map(\.text) + [seriesColours(document.series)]
        let scripts = templates.assets(".js")
        let early = scripts.filter { $0.name.hasPrefix("early-") }.map(\.text)
        let late = scripts.filter { !$0.name.hasPrefix("early-") }.map(\.text)
        return templates.render(
            .page,
            [
                "title": .text(dialect.escape(document.title, in: .prose)),
                "summary": .text(inlines(document.summary)),
                "policy": .text(ContentSecurityPolicy(styles: styles, scripts: early + late).text),
                "body": .text(body),
                "styles": .list(styles.map { ["text": .text($0)] }),
                "earlyScripts": .list(early.map { ["text": .text($0)] }),
                "scripts": .list(late.map { ["text": .text($0)] }),
                "hasFacts": .flag(!document.facts.isEmpty), "facts": .list(document.facts.map(definition)),
                "contents": .list(document.sections.map(contents)),
                "hasSeries": .flag(!document.series.isEmpty),
                "series": .list(document.series.map { ["key": .text($0.key), "label": .text(escape($0.label))] }),
                "macros": .list(macros),
            ])
    }

    private var macros: [TemplateRecord] {
        document.macros.map { ["group": .text($0.group), "name": .text($0.name), "text": .text(escape($0.text))] }
    }

    /// The numbers by name.
    func numbers() -> String { templates.render(.numbers, ["macros": .list(macros)]) }

    func escape(_ text: String) -> String { dialect.escape(text, in: .prose) }

    private func seriesColours(_ series: [DocumentSeries]) -> String {
        templates.render(
            .seriesColours,
            [
                "series": .list(
                    series.map { ["key": .text($0.key), "light": .text($0.light), "dark": .text($0.dark)] })
            ])
    }

    private func contents(_ section: Section) -> TemplateRecord {
        let entries = section.blocks.compactMap { block -> TemplateRecord? in
            guard case .section(let inner) = block else { return nil }
            return entry(inner)
        }
        return [
            "anchor": .text(document.label(section.id).anchor), "title": .text(escape(plain(section.title))),
            "hasEntries": .flag(!entries.isEmpty), "entries": .list(entries),
        ]
    }

    private func entry(_ section: Section) -> TemplateRecord {
        ["anchor": .text(document.label(section.id).anchor), "title": .text(escape(plain(section.title)))]
    }

    func plain(_ prose: Prose) -> String { document.plainText(prose) }
}
