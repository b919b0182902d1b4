/// Hands out activations and takes them back, so that a network's memory is planned by its first pass and only reused
/// afterwards. It belongs to the thread that runs the network.
package final class ActivationPool {
    private var free: [Int: [AlignedStorage]] = [:]
    /// Bytes handed out or kept.
    package private(set) var allocatedBytes = 0

    /// A pool that holds nothing yet.
    package init() {}

    /// An activation whose values are undefined until they are written.
    package func take(_ shape: ActivationShape) -> Activation {
        if let storage = free[shape.count]?.popLast() { return Activation(shape: shape, storage: storage) }
        allocatedBytes += shape.count * MemoryLayout<Float>.stride
        return Activation(shape: shape)
    }

    /// Takes an activation back; its values may be overwritten from now on, by one of any shape with as many numbers.
    package func release(_ activation: Activation) {
        free[activation.storage.count, default: []].append(activation.storage)
    }
}
