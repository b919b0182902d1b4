/// Checks that an inline drawing contains only shapes, text and presentation, and nothing that runs code, loads
/// resources or changes the style of the page.
///
/// Allowed: one `<svg>` element with a `viewBox`; presentation attributes; `style="..."` attributes with custom
/// properties; `class`, `data-*` and `aria-*` attributes; pixels as `data:image/png`. Refused: `<style>`, `<script>`,
/// `<foreignObject>`, `<a>`, event attributes, and any reference outside the drawing. The page's content security
/// policy refuses the same, but silently; here it is an error.
enum DrawingCheck {
    /// The reason to refuse a drawing; nil if it is allowed.
    static func reason(against drawing: String) -> String? {
        let text = drawing.drop { $0.isWhitespace }
        guard text.hasPrefix("<svg") else { return "does not begin with <svg; leave out the XML declaration" }
        let trimmed = text.reversed().drop { $0.isWhitespace }
        guard trimmed.starts(with: "</svg>".reversed()) else { return "does not end with </svg>" }
        return Tags(text: text).lazy.compactMap(reason(againstTag:)).first
    }

    private static let refusedElements: Set<String> = [
        "script", "style", "foreignobject", "a", "iframe", "embed", "object", "set", "animate", "link",
    ]

    private static func reason(againstTag tag: Substring) -> String? {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
        if refusedElements.contains(name) { return "holds a <\(name)> element; draw with shapes and text alone" }
        for (attribute, value) in Attributes(text: tag.dropFirst(name.count)) {
            if attribute.hasPrefix("on") { return "holds the event attribute '\(attribute)'" }
            let isReference = attribute == "href" || attribute.hasSuffix(":href")
            let isPixels = name == "image" && value.hasPrefix("data:image/png;base64,")
            if isReference, !value.hasPrefix("#"), !isPixels {
                return "refers to '\(value.prefix(60))', outside the drawing"
            }
            if value.lowercased().contains("url("), !value.lowercased().contains("url(#") {
                return "refers to '\(value)', outside the drawing"
            }
        }
        return nil
    }

    /// The opening tags of a text, from after `<` to before `>`; quotes protect a `>`.
    private struct Tags: Sequence, IteratorProtocol {
        var text: Substring

        mutating func next() -> Substring? {
            while let start = text.firstIndex(of: "<") {
                text = text[text.index(after: start)...]
                if text.hasPrefix("!--") {
                    guard let end = text.firstRange(of: "-->") else { return nil }
                    text = text[end.upperBound...]
                    continue
                }
                var quote: Character?
                let end = text.firstIndex { character in
                    if let open = quote {
                        if character == open { quote = nil }
                        return false
                    }
                    if character == "\"" || character == "'" { quote = character }
                    return character == ">"
                }
                let tag = text[..<(end ?? text.endIndex)]
                text = text[tag.endIndex...]
                if let first = tag.first, first != "/", first != "?", first != "!" { return tag }
            }
            return nil
        }
    }

    /// The attributes of a tag, names in lower case.
    private struct Attributes: Sequence, IteratorProtocol {
        var text: Substring

        mutating func next() -> (String, String)? {
            text = text.drop { $0.isWhitespace || $0 == "/" }
            let name = text.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            guard !name.isEmpty else { return nil }
            text = text[name.endIndex...].drop(while: \.isWhitespace)
            guard text.first == "=" else { return (name.lowercased(), "") }
            text = text.dropFirst().drop(while: \.isWhitespace)
            guard let quote = text.first, quote == "\"" || quote == "'" else {
                let value = text.prefix { !$0.isWhitespace }
                text = text[value.endIndex...]
                return (name.lowercased(), String(value))
            }
            text = text.dropFirst()
            let value = text.prefix { $0 != quote }
            text = text[value.endIndex...].dropFirst()
            return (name.lowercased(), String(value))
        }
    }
}
