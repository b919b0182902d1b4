/// The templates that every format has, and the names that each is given.
///
/// A template may use the names in this table only; any other name is an error with the template's file and line. Text
/// is already escaped for its format. docs/reports.md explains the names to authors of templates.
enum Template: String, CaseIterable, Sendable {
    case page, section, paragraph, list, definitions, code, figure, table, grid, glance, register, callout,
        details
    case verdict, reference
    /// The numbers by name, for a document that takes single figures and numbers; only LaTeX has them.
    case numbers
    case seriesColours = "series-colours"

    /// The names that the template is given.
    var names: [String: TemplateShape] {
        switch self {
        case .page:
            [
                "title": .text, "summary": .text, "policy": .text, "body": .text,
                "styles": .list(["text": .text]),
                "earlyScripts": .list(["text": .text]), "scripts": .list(["text": .text]),
                "hasFacts": .flag, "facts": .list(["term": .text, "description": .text]),
                "contents": .list([
                    "anchor": .text, "title": .text, "hasEntries": .flag,
                    "entries": .list(["anchor": .text, "title": .text]),
                ]),
                "hasSeries": .flag, "series": .list(["key": .text, "label": .text]),
                "macros": Self.macroNames,
            ]
        case .numbers: ["macros": Self.macroNames]
        case .section: ["anchor": .text, "heading": .text, "title": .text, "body": .text]
        case .paragraph: ["content": .text]
        case .list: ["title": .text, "isOrdered": .flag, "items": .list(["mark": .text, "content": .text])]
        case .definitions: ["items": .list(["term": .text, "description": .text])]
        case .code: ["content": .text, "language": .text]
        case .figure:
            [
                "anchor": .text, "number": .text, "caption": .text, "alternative": .text, "drawing": .text,
                "png": .text, "pdf": .text, "svg": .text, "csv": .text, "hasMore": .flag, "seeds": .text,
                "description": .list(["content": .text, "plain": .text]), "data": .text,
            ]
        case .table:
            [
                "anchor": .text, "number": .text, "caption": .text, "label": .text, "isWide": .flag,
                "isSortable": .flag, "isFilterable": .flag, "grids": .list(["content": .text]), "file": .text,
                "rowCount": .text, "isLong": .flag, "isExcerpt": .flag,
                "entries": .list(["heading": .text, "last": .text]),
            ]
        case .grid:
            [
                "alignment": .text,
                "columns": .list(["title": .text, "kind": .text, "rule": .text, "offersChoice": .flag]),
                "rows": .list([
                    "cells": .list([
                        "content": .text, "kind": .text, "sortValue": .text, "isHeading": .flag, "isBroken": .flag,
                    ])
                ]),
            ]
        case .glance:
            [
                "rows": .list([
                    "anchor": .text, "name": .text, "headline": .text, "verdict": .text, "key": .text, "reason": .text,
                    "count": .text, "estimates": .list(Self.intervalNames), "hasFigure": .flag, "figureAnchor": .text,
                    "figureNumber": .text, "figure": .text, "drawing": .text, "box": .text, "png": .text,
                ])
            ]
        case .register: Self.registerNames
        case .callout: ["kind": .text, "title": .text, "body": .text]
        case .details: ["summary": .text, "body": .text]
        case .verdict: ["key": .text, "label": .text, "symbol": .text]
        case .reference:
            [
                "anchor": .text, "number": .text, "title": .text, "isFigure": .flag, "isTable": .flag,
                "isSection": .flag, "isClaim": .flag,
            ]
        case .seriesColours: ["series": .list(["key": .text, "light": .text, "dark": .text])]
        }
    }

    private static let macroNames = TemplateShape.list(["group": .text, "name": .text, "text": .text])

    /// The places of an estimate's drawing, in percent of its width.
    private static let intervalNames: [String: TemplateShape] = [
        "lowPosition": .text, "highPosition": .text, "valuePosition": .text, "length": .text,
        "thresholds": .list(["position": .text]),
    ]

    private static let effectNames: [String: TemplateShape] = [
        "name": .text, "value": .text, "low": .text, "high": .text, "seeds": .text, "outcome": .text,
        "outcomeKey": .text,
    ]

    private static let plotNames: [String: TemplateShape] = [
        "quantity": .text, "decides": .flag, "isLogarithmic": .flag,
        "rows": .list([
            "member": .text, "value": .text, "outcome": .text, "outcomeKey": .text, "lowPosition": .text,
            "highPosition": .text, "valuePosition": .text, "thresholds": .list(["position": .text]),
        ]),
    ]

    private static let registerNames: [String: TemplateShape] = [
        "counts": .list(["key": .text, "label": .text, "symbol": .text, "count": .text]),
        "claims": .list([
            "anchor": .text, "name": .text, "statement": .text, "place": .text, "verdict": .text, "key": .text,
            "summary": .text, "statements": .list(statementNames), "hasReported": .flag,
            "reported": .list(statementNames),
        ]),
    ]

    private static let statementNames: [String: TemplateShape] = [
        "anchor": .text, "name": .text, "kind": .text, "text": .text, "wording": .text, "place": .text,
        "verdict": .text, "key": .text,
        "reason": .text, "rule": .text, "pValues": .text, "power": .text, "scale": .text,
        "remarks": .list(["content": .text]), "hasThresholds": .flag, "thresholds": .list(["content": .text]),
        "plots": .list(plotNames), "hasEffects": .flag, "effectCount": .text, "effects": .list(effectNames),
        "hasMoreEffects": .flag,
        "moreEffects": .list(effectNames), "moreCount": .text, "hasReferences": .flag,
        "references": .list(["content": .text]), "data": .list(["path": .text]),
    ]
}
