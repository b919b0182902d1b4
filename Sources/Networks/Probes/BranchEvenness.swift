/// How evenly the branches of a residual network are distributed over images and positions: r = (E s)² / E s² for each
/// stage, where s² at one image and position is the mean square of the branch's normalized values over channels and the
/// blocks of the stage. r is 1 if all places receive the same amount, and smaller if some persistently receive more.
///
/// By docs/science.md, "Residual blocks", the variance of the stream grows by 1 − (2/π) r per block.
struct BranchEvenness {
    private struct Stage {
        let number: Int
        /// One number per image and position, summed over blocks.
        var squares: [Double]
    }

    private var stages: [Stage] = []

    /// Adds a block of a stage. Blocks must be added in forward order.
    ///
    /// - Parameter squares: the mean square over channels for each image and position.
    mutating func add(_ squares: [Double], stage: Int) {
        guard let last = stages.last, last.number == stage else {
            stages.append(Stage(number: stage, squares: squares))
            return
        }
        precondition(last.squares.count == squares.count, "the blocks of a stage differ in shape")
        for index in squares.indices { stages[stages.count - 1].squares[index] += squares[index] }
    }

    /// r of each stage; nil if the branches are zero or not finite.
    var values: [Double?] {
        stages.map { stage in
            let total = stage.squares.reduce(0, +)
            let sizes = stage.squares.reduce(0) { $0 + $1.squareRoot() }
            let ratio = sizes / Double(stage.squares.count) * sizes / total
            return ratio.isFinite ? ratio : nil
        }
    }
}
