import Findings

extension Rendering {
    /// A section with its heading; the level counts from zero.
    func section(_ section: Section, level: Int) -> String {
        templates.render(
            .section,
            [
                "anchor": .text(document.label(section.id).anchor), "heading": .text(dialect.heading(level)),
                "title": .text(inlines(section.title)), "body": .text(blocks(section.blocks, level: level + 1)),
            ])
    }

    private func blocks(_ blocks: [Block], level: Int) -> String {
        dialect.join(blocks.map { block($0, level: level) })
    }

    private func block(_ block: Block, level: Int) -> String {
        switch block {
        case .paragraph(let prose): return paragraph(prose)
        case .list(let list): return self.list(list)
        case .definitions(let items):
            return templates.render(.definitions, ["items": .list(items.map(definition))])
        case .code(let code):
            return templates.render(
                .code,
                [
                    "content": .text(dialect.codeBlock(code.text, language: code.language)),
                    "language": .optional(code.language.map(escape)),
                ])
        case .figure(let figure): return self.figure(figure)
        case .table(let table): return self.table(table)
        case .glance(let rows): return glance(rows)
        case .register(let claims): return register(claims)
        case .callout(let callout):
            return templates.render(
                .callout,
                [
                    "kind": .text(callout.kind.rawValue), "title": .text(inlines(callout.title)),
                    "body": .text(blocks(callout.blocks, level: level)),
                ])
        case .details(let details):
            return templates.render(
                .details,
                [
                    "summary": .text(dialect.summary(inlines(details.summary), plain: plain(details.summary))),
                    "body": .text(blocks(details.blocks, level: level)),
                ])
        case .section(let section): return self.section(section, level: level)
        }
    }

    /// The figures and tables of a block, each as a separate text.
    func fragments(of block: Block) -> [(id: ElementID, text: String)] {
        switch block {
        case .figure(let figure): [(figure.id, self.figure(figure))]
        case .table(let table): [(table.id, self.table(table))]
        case .section(let section): section.blocks.flatMap(fragments)
        case .callout(let callout): callout.blocks.flatMap(fragments)
        case .details(let details): details.blocks.flatMap(fragments)
        case .paragraph, .list, .definitions, .code, .glance, .register: []
        }
    }

    /// The tables of a block.
    func tables(of block: Block) -> [TableBlock] {
        switch block {
        case .table(let table): [table]
        case .section(let section): section.blocks.flatMap(tables)
        case .callout(let callout): callout.blocks.flatMap(tables)
        case .details(let details): details.blocks.flatMap(tables)
        case .paragraph, .list, .definitions, .code, .figure, .glance, .register: []
        }
    }

    func definition(_ item: Definition) -> TemplateRecord {
        ["term": .text(inlines(item.term)), "description": .text(inlines(item.description))]
    }

    private func paragraph(_ prose: Prose) -> String {
        templates.render(.paragraph, ["content": .text(inlines(prose))])
    }

    private func list(_ list: ListBlock) -> String {
        let items = list.items.enumerated().map { index, item -> TemplateRecord in
            [
                "mark": .text(dialect.listMark(list.isOrdered ? index + 1 : nil)), "content": .text(inlines(item)),
            ]
        }
        return templates.render(
            .list,
            [
                "title": .optional(list.title.map { inlines($0) }), "isOrdered": .flag(list.isOrdered),
                "items": .list(items),
            ])
    }

    private func figure(_ figure: FigureBlock) -> String {
        let label = document.label(figure.id)
        let hasMore = !figure.longDescription.isEmpty || figure.data != nil
        return templates.render(
            .figure,
            [
                "anchor": .text(label.anchor), "number": .text("\(label.ordinal)"),
                "caption": .text(inlines(figure.caption)),
                "alternative": .text(dialect.attribute(figure.alternativeText)),
                "drawing": .text(figure.drawing), "png": .text(dialect.target(figure.files.png)),
                "pdf": .text(dialect.target(figure.files.pdf)), "svg": .text(dialect.target(figure.files.svg)),
                "csv": .optional(figure.files.csv.map(dialect.target)), "hasMore": .flag(hasMore),
                "seeds": .optional(figure.seeds),
                "description": .list(
                    figure.longDescription.map { prose in
                        let content = inlines(prose)
                        return [
                            "content": .text(content), "plain": .text(dialect.summary(content, plain: plain(prose))),
                        ]
                    }),
                "data": .optional(figure.data.map { grid($0, rows: $0.rows) }),
            ])
    }
}
