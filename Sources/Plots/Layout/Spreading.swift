/// Moves labels apart along a line.
enum Spreading {
    /// Places as near as possible to the wished ones (least squares), in the same order, at least `distance` apart and
    /// inside `range`; `nil` if they cannot all be there.
    ///
    /// The order is kept, so subtracting `distance · index` turns the task into isotonic regression, which pooling
    /// adjacent violators solves (Ayer et al., 1955).
    static func apart(_ wishes: [Double], distance: Double, in range: ClosedRange<Double>) -> [Double]? {
        guard !wishes.isEmpty else { return [] }
        let span = Double(wishes.count - 1) * distance
        guard span <= range.upperBound - range.lowerBound else { return nil }
        let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
        var blocks: [(mean: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            blocks.append((wishes[index] - Double(rank) * distance, 1))
            while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
                let last = blocks.removeLast()
                let before = blocks.removeLast()
                let count = before.count + last.count
                let sum = before.mean * Double(before.count) + last.mean * Double(last.count)
                blocks.append((sum / Double(count), count))
            }
        }
        var places = wishes
        var rank = 0
        for block in blocks {
            let mean = min(range.upperBound - span, max(range.lowerBound, block.mean))
            for _ in 0..<block.count {
                places[order[rank]] = mean + Double(rank) * distance
                rank += 1
            }
        }
        return places
    }
}
