import Findings

/// A claim in one row of the table at the head of a report.
package struct GlanceRow: Sendable {
    /// The claim in the register.
    let claim: ElementID
    /// The claim in at most ten words.
    let headline: Prose
    /// The verdict on the claim.
    let verdict: Verdict
    /// Why, in one sentence with the numbers that decide.
    let reason: Prose
    /// The estimate that the verdict turns on, with its thresholds, to be drawn; nil if nothing was judged.
    let effect: ClaimEffect?
    /// How many of the statements that decide are reproduced, as "3 of 5".
    let count: Prose
    /// The figure that shows the evidence; nil if there is none.
    let figure: FigureThumbnail?
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// Makes a row of the given parts.
    init(
        _ claim: ElementID, headline: Prose, verdict: Verdict, reason: Prose, effect: ClaimEffect?, count: Prose,
        figure: FigureThumbnail?, file: StaticString = #fileID, line: Int = #line
    ) {
        self.claim = claim
        self.headline = headline
        self.verdict = verdict
        self.reason = reason
        self.effect = effect
        self.count = count
        self.figure = figure
        location = SourceLocation(file: file, line: line)
    }
}

/// A thumbnail of a figure of the document, which links to the figure.
struct FigureThumbnail: Sendable {
    /// The figure.
    let id: ElementID
    /// The drawing as an `<svg>` element with an `id` and a `viewBox`, which the page shows again without repeating it.
    let drawing: String

    /// A thumbnail.
    init(_ id: ElementID, drawing: String) {
        self.id = id
        self.drawing = drawing
    }

    /// The value of an attribute of the drawing's outermost element.
    func attribute(_ name: String) -> String? {
        guard let end = drawing.firstIndex(of: ">"), let start = drawing.firstRange(of: " \(name)=\"")?.upperBound,
            start < end
        else { return nil }
        return String(drawing[start...].prefix { $0 != "\"" })
    }
}
