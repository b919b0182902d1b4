/// The templates that every format has, and the names that each is given.
///
/// A template may use the names in this table only; any other name is an error with the template's file and line. Text
/// is already escaped for its format. docs/reports.md explains the names to authors of templates.
enum Template: String, CaseIterable, Sendable {
    case page, section, paragraph, list, definitions, code, figure, strip, table, grid, register, callout, details
    case verdict, series, reference
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
                "hasNotes": .flag, "notes": .list(["number": .text, "content": .text]),
                "macros": .list(["group": .text, "name": .text, "text": .text]),
            ]
        case .section: ["anchor": .text, "heading": .text, "title": .text, "body": .text]
        case .paragraph: ["content": .text]
        case .list: ["isOrdered": .flag, "items": .list(["mark": .text, "content": .text])]
        case .definitions: ["items": .list(["term": .text, "description": .text])]
        case .code: ["content": .text, "language": .text]
        case .figure:
            [
                "anchor": .text, "number": .text, "caption": .text, "alternative": .text, "drawing": .text,
                "png": .text, "pdf": .text, "svg": .text, "csv": .text, "hasMore": .flag,
                "description": .list(["content": .text]), "data": .text,
            ]
        case .strip:
            [
                "items": .list([
                    "label": .text, "alternative": .text, "drawing": .text, "png": .text, "pdf": .text, "svg": .text,
                ])
            ]
        case .table:
            [
                "anchor": .text, "number": .text, "caption": .text, "label": .text, "isSortable": .flag,
                "isFilterable": .flag, "grids": .list(["content": .text]),
            ]
        case .grid:
            [
                "alignment": .text, "isScaled": .flag,
                "columns": .list(["title": .text, "kind": .text, "rule": .text, "offersChoice": .flag]),
                "rows": .list([
                    "cells": .list([
                        "content": .text, "kind": .text, "sortValue": .text, "isHeading": .flag, "isBroken": .flag,
                    ])
                ]),
            ]
        case .register: Self.registerNames
        case .callout: ["kind": .text, "title": .text, "body": .text]
        case .details: ["summary": .text, "body": .text]
        case .verdict: ["key": .text, "label": .text, "symbol": .text]
        case .series: ["key": .text, "label": .text]
        case .reference:
            [
                "anchor": .text, "number": .text, "title": .text, "isFigure": .flag, "isTable": .flag,
                "isSection": .flag, "isClaim": .flag,
            ]
        case .seriesColours: ["series": .list(["key": .text, "light": .text, "dark": .text])]
        }
    }

    private static let effectNames: [String: TemplateShape] = [
        "name": .text, "value": .text, "low": .text, "high": .text, "seeds": .text, "outcome": .text,
        "outcomeKey": .text, "lowPosition": .text, "highPosition": .text, "valuePosition": .text,
        "thresholds": .list(["position": .text]),
    ]

    private static let registerNames: [String: TemplateShape] = [
        "counts": .list(["key": .text, "label": .text, "symbol": .text, "count": .text]),
        "claims": .list([
            "anchor": .text, "name": .text, "statement": .text, "place": .text, "verdict": .text, "key": .text,
            "summary": .text, "statements": .list(statementNames),
        ]),
    ]

    private static let statementNames: [String: TemplateShape] = [
        "anchor": .text, "name": .text, "kind": .text, "text": .text, "place": .text, "verdict": .text, "key": .text,
        "reason": .text, "rule": .text, "pValues": .text, "power": .text, "scale": .text,
        "remarks": .list(["content": .text]), "hasThresholds": .flag, "thresholds": .list(["content": .text]),
        "hasEffects": .flag, "effects": .list(effectNames), "hasMoreEffects": .flag,
        "moreEffects": .list(effectNames), "moreCount": .text, "hasReferences": .flag,
        "references": .list(["content": .text]), "data": .list(["path": .text]),
    ]
}
