import Findings

extension Statement {
    /// What the paper says, in the order of docs/science.md, and what stands beside it.
    package static let ofThePaper: [Statement] =
        ofTheFirstClaim + ofTheSecondClaim + ofTheThirdClaim + ofTheFourthClaim + ofTheFifthClaim
        + ofTheFirstFigure
}

extension Threshold {
    /// Every number that a verdict compares with, in the order of the statements, each once.
    static let ofThePaper: [Threshold] = Statement.ofThePaper.reduce(into: []) {
        all, statement in
        for threshold in statement.thresholds where !all.contains(threshold) { all.append(threshold) }
    }
}
