import Findings

extension Statement {
    /// What the paper says, in the order of docs/science.md, and what stands beside it.
    package static let ofThePaper: [Statement] =
        ofTheFirstClaim + ofTheSecondClaim + ofTheThirdClaim + ofTheFourthClaim + ofTheFifthClaim
        + ofTheFirstFigure
}
