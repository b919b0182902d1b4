import CKernels
import Foundation
import Random
import Tensors

/// Mean over space, a linear layer, and the mean cross-entropy of its softmax.
final class Classifier {
    let weight: Parameter
    let bias: Parameter
    private let shape: ActivationShape
    private let classes: Int
    private let features: AlignedStorage
    /// Row-major, batch x classes.
    let logits: AlignedStorage

    init(shape: ActivationShape, classes: Int, name: String = "classifier") {
        self.shape = shape
        self.classes = classes
        weight = Parameter("\(name).weight", .weight, shape: [classes, shape.channels])
        bias = Parameter("\(name).bias", .bias, shape: [classes])
        features = AlignedStorage(count: shape.batch * shape.channels)
        logits = AlignedStorage(count: shape.batch * classes)
    }

    /// Weights and bias uniform within 1 / sqrt(inputs).
    func initialize(seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: .classifier)
        let bound = 1 / Double(shape.channels).squareRoot()
        for storage in [weight.values, bias.values] {
            for position in 0..<storage.count {
                storage.pointer[position] = Float(bound * (2 * stream.nextUniform() - 1))
            }
        }
    }

    func forward(_ input: Activation, _ context: PassContext) throws {
        let sums = input.sums(context.workers)
        let positions = Double(shape.positions)
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                features.pointer[sample * shape.channels + channel] = Float(
                    sums.sum(sample: sample, channel: channel) / positions)
            }
            for index in 0..<classes { logits.pointer[sample * classes + index] = bias.values.pointer[index] }
        }
        try matrixProduct(
            transposeB: true, rows: shape.batch, columns: classes, inner: shape.channels, a: features.pointer,
            leadingA: shape.channels, b: weight.values.pointer, leadingB: shape.channels, beta: 1,
            c: logits.pointer, leadingC: classes)
    }

    /// The cross-entropies of the last logits, added up over the first samples, and how many of them have their label's
    /// logit highest.
    ///
    /// - Parameter labels: of the first samples; as many as are counted.
    func sums(labels: [Int]) -> (loss: Double, correct: Int) {
        precondition(labels.count <= shape.batch, "\(labels.count) labels for a batch of \(shape.batch)")
        var total = 0.0
        var correct = 0
        for (sample, label) in labels.enumerated() {
            let row = UnsafeBufferPointer(start: logits.pointer + sample * classes, count: classes)
            let (greatest, sum) = Self.logSumExponential(row)
            total += greatest + log(sum) - Double(row[label])
            if Double(row[label]) == greatest, row.firstIndex(of: row[label]) == label { correct += 1 }
        }
        return (total, correct)
    }

    private static func logSumExponential(_ row: UnsafeBufferPointer<Float>) -> (greatest: Double, sum: Double) {
        let greatest = Double(row.max() ?? 0)
        return (greatest, row.reduce(0.0) { $0 + exp(Double($1) - greatest) })
    }

    /// The gradient of the mean cross-entropy with respect to the classifier's input.
    func backward(labels: [Int], _ context: PassContext) throws -> Activation {
        let gradient = AlignedStorage(count: logits.count)
        for (sample, label) in labels.enumerated() {
            let row = UnsafeBufferPointer(start: logits.pointer + sample * classes, count: classes)
            let (greatest, sum) = Self.logSumExponential(row)
            for index in 0..<classes {
                let probability = exp(Double(row[index]) - greatest) / sum
                gradient.pointer[sample * classes + index] = Float(
                    (probability - (index == label ? 1 : 0)) / Double(shape.batch))
            }
        }
        for index in 0..<classes {
            let column = (0..<shape.batch).map { Double(gradient.pointer[$0 * classes + index]) }
            bias.gradient.pointer[index] = Float(column.reduce(0, +))
        }
        try matrixProduct(
            transposeA: true, rows: classes, columns: shape.channels, inner: shape.batch, a: gradient.pointer,
            leadingA: classes, b: features.pointer, leadingB: shape.channels, c: weight.gradient.pointer,
            leadingC: shape.channels)
        let featureGradient = AlignedStorage(count: features.count)
        try matrixProduct(
            rows: shape.batch, columns: shape.channels, inner: classes, a: gradient.pointer, leadingA: classes,
            b: weight.values.pointer, leadingB: shape.channels, c: featureGradient.pointer,
            leadingC: shape.channels)
        return spread(featureGradient, context)
    }

    /// The features' gradient, shared by all positions.
    private func spread(_ featureGradient: AlignedStorage, _ context: PassContext) -> Activation {
        let lanes = AlignedStorage(count: shape.planes * ChannelBlock.width)
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                lanes.pointer[shape.lane(sample: sample, channel: channel)] =
                    featureGradient.pointer[sample * shape.channels + channel] / Float(shape.positions)
            }
        }
        let result = context.pool.take(shape)
        nk_fill_planes(shape.planes, shape.positions, lanes.pointer, result.pointer)
        result.valuesChanged()
        return result
    }
}
