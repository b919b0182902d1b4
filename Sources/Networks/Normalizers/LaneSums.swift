import Tensors

/// Some sums over positions for each sample and channel, as the kernels write them: [plane][quantity][lane].
struct LaneSums {
    private let shape: ActivationShape
    private let quantities: Int
    private let values: [Double]

    init(shape: ActivationShape, quantities: Int, _ write: (UnsafeMutablePointer<Double>) -> Void) {
        self.shape = shape
        self.quantities = quantities
        let count = shape.planes * quantities * ChannelBlock.width
        values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            write(buffer.baseAddress!)
            initialized = count
        }
    }

    @inline(__always) subscript(quantity: Int, sample: Int, channel: Int) -> Double {
        let plane = sample * shape.blocks + channel / ChannelBlock.width
        return values[(plane * quantities + quantity) * ChannelBlock.width + channel % ChannelBlock.width]
    }
}
