extension Quantity {
    /// E f², f the branch of a residual block as it is added, over batch, space and channels; undefined outside of a
    /// block's end.
    package static let branchMeanSquare = Quantity(
        "branch-mean-square", of: .activation, .addition { $0.branch }, isMeasuredInTraining: false)

    /// E y², y what the block's shortcut hands on.
    package static let shortcutMeanSquare = Quantity(
        "shortcut-mean-square", of: .activation, .addition { $0.shortcut }, isMeasuredInTraining: false)

    /// E (f + y)², before the rectifier.
    package static let sumMeanSquare = Quantity(
        "sum-mean-square", of: .activation, .addition { $0.sum }, isMeasuredInTraining: false)
}
