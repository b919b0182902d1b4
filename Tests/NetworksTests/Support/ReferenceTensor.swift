import Tensors

/// Planar values in double precision, N x C x S row-major, S the positions of a map.
struct ReferenceTensor {
    let batch: Int
    let channels: Int
    let positions: Int
    var values: [Double]

    init(_ shape: ActivationShape, _ values: [Double]? = nil) {
        batch = shape.batch
        channels = shape.channels
        positions = shape.positions
        self.values = values ?? [Double](repeating: 0, count: shape.elements)
        precondition(self.values.count == shape.elements, "\(self.values.count) values for \(shape)")
    }

    /// Zeros of the shape of another.
    init(like other: ReferenceTensor) {
        batch = other.batch
        channels = other.channels
        positions = other.positions
        values = [Double](repeating: 0, count: other.values.count)
    }

    func channel(_ index: Int) -> Int { index / positions % channels }
    func sample(_ index: Int) -> Int { index / positions / channels }
}
