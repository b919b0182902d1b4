/// Lends activations and takes them back, so that a network allocates memory in its first pass and reuses it
/// afterwards. It must be used on the thread that runs the network.
package final class ActivationPool {
    private var free: [Int: [AlignedStorage]] = [:]
    /// Bytes of all activations, lent or kept.
    package private(set) var allocatedBytes = 0

    /// Makes an empty pool.
    package init() {}

    /// Lends an activation, whose values are undefined until they are written.
    package func take(_ shape: ActivationShape) -> Activation {
        if let storage = free[shape.count]?.popLast() { return Activation(shape: shape, storage: storage) }
        allocatedBytes += shape.count * MemoryLayout<Float>.stride
        return Activation(shape: shape)
    }

    /// Takes an activation back. From now on its memory may be reused for any shape with the same number of values.
    package func release(_ activation: Activation) {
        free[activation.storage.count, default: []].append(activation.storage)
    }
}
