extension NetworkBuilder {
    /// Adds a network without skip connections: convolution, normalizer and activation in each layer.
    mutating func convolutional(widths: [Int], strides: [Int]) throws -> Value {
        var x = input
        for (index, (width, stride)) in zip(widths, strides).enumerated() {
            let name = "layer\(index + 1)"
            x = try convolution(Layer("\(name).convolution", .plain), x, outputs: width, stride: stride)
            x = try normalizer("\(name).normalizer", activation: Layer("\(name).activation", .plain), x)
        }
        return x
    }
}
