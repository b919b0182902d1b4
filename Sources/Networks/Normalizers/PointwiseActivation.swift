import CKernels
import Tensors

/// An activation function as three numbers per channel, y = scale max(x, threshold) + shift. They are zero in padded
/// lanes, so that these lanes stay zero.
struct PointwiseActivation {
    let threshold: AlignedStorage
    let scale: AlignedStorage
    let shift: AlignedStorage
    /// The trained threshold of the thresholded linear unit.
    let tau: Parameter?
    private let channels: Int

    init(_ function: ActivationFunction, setting: NormalizerSetting, name: String) {
        threshold = setting.channelLanes()
        scale = setting.channelLanes()
        shift = setting.channelLanes()
        channels = setting.shape.channels
        let gain = WeightParameterization.rectifierGain
        for channel in 0..<channels {
            threshold.pointer[channel] = function == .identity ? -.infinity : 0
            scale.pointer[channel] = function == .scaledRectifier ? Float(gain) : 1
            shift.pointer[channel] =
                switch function {
                case .scaledRectifier: Float(-gain / (2 * Double.pi).squareRoot())
                case .centredRectifier: Float(-1 / (2 * Double.pi).squareRoot())
                case .identity, .rectifier, .thresholdedLinearUnit: 0
                }
        }
        tau =
            function == .thresholdedLinearUnit
            ? Parameter("\(name).tau", .threshold, shape: [1, channels, 1, 1]) : nil
    }

    /// Copies the trained thresholds into the padded layout.
    func refresh() {
        guard let tau else { return }
        threshold.pointer.update(from: tau.values.pointer, count: channels)
    }
    /// Threshold, scale and shift of a channel, in double precision.
    func coefficients(_ channel: Int) -> (threshold: Double, scale: Double, shift: Double) {
        (Double(threshold.pointer[channel]), Double(scale.pointer[channel]), Double(shift.pointer[channel]))
    }

    /// Writes the activation of a x + b + skip, with one a and b for each plane and lane.
    ///
    /// - Parameter takesSums: whether the output's sums are taken along.
    func apply(
        a: AlignedStorage, b: AlignedStorage, input: Activation, skip: Activation?, output: Activation,
        takesSums: Bool = false, _ workers: WorkerThreads
    ) {
        let shape = input.shape
        let width = ChannelBlock.width
        let (a, b, x, y, s) = (a.pointer, b.pointer, input.pointer, output.pointer, skip?.pointer)
        let activation = self
        func activate(_ sums: UnsafeMutablePointer<Double>?) {
            workers.forSamples(of: shape) { planes in
                let plane = planes.lowerBound
                nk_affine_activation(
                    planes.count, shape.blocks, shape.positions,
                    x + plane * shape.planeCount, a + plane * width, b + plane * width,
                    s.map { $0 + plane * shape.planeCount }, activation.threshold.pointer, activation.scale.pointer,
                    activation.shift.pointer, y + plane * shape.planeCount,
                    sums.map { $0 + plane * PlaneSums.planeStride })
            }
        }
        if takesSums {
            output.valuesChanged(sums: PlaneSums(shape: shape) { activate($0) })
        } else {
            activate(nil)
            output.valuesChanged()
        }
    }

    /// Overwrites the gradient with u, that before the activation. Returns for each plane and lane the sums of u, of u x,
    /// and of the gradient of tau, which is also written.
    func pullBack(
        input: Activation, output: Activation, gradient: Activation, _ workers: WorkerThreads
    ) -> LaneSums {
        let shape = input.shape
        let width = ChannelBlock.width
        let (x, y, u) = (input.pointer, output.pointer, gradient.pointer)
        let activation = self
        let sums = LaneSums(shape: shape, quantities: 3) { out in
            workers.forSamples(of: shape) { planes in
                let plane = planes.lowerBound
                nk_activation_gradient(
                    planes.count, shape.blocks, shape.positions,
                    x + plane * shape.planeCount, y + plane * shape.planeCount, u + plane * shape.planeCount,
                    activation.threshold.pointer, activation.scale.pointer, activation.shift.pointer,
                    u + plane * shape.planeCount, out + plane * 3 * width)
            }
        }
        gradient.valuesChanged()
        if let tau {
            for channel in 0..<shape.channels {
                let total = (0..<shape.batch).reduce(0.0) { $0 + sums[2, $1, channel] }
                tau.gradient.pointer[channel] = Float(total)
            }
        }
        return sums
    }
}

/// dx = a u + b x + c, with one a, b and c for each plane and lane.
struct AffineGradient {
    let a: AlignedStorage
    let b: AlignedStorage
    let c: AlignedStorage

    /// Writes dx to `result`, which can be that of u.
    ///
    /// - Parameter takesSquares: whether the squares of dx are summed along.
    func apply(
        to gradient: Activation, input: Activation, result: Activation, takesSquares: Bool = false,
        _ workers: WorkerThreads
    ) {
        let shape = input.shape
        let width = ChannelBlock.width
        let (u, x, dx) = (gradient.pointer, input.pointer, result.pointer)
        func differentiate(_ squares: UnsafeMutablePointer<Double>?) {
            workers.forRanges(shape.planes) { planes in
                let plane = planes.lowerBound
                nk_affine_gradient(
                    planes.count, shape.positions, u + plane * shape.planeCount,
                    x + plane * shape.planeCount, a.pointer + plane * width, b.pointer + plane * width,
                    c.pointer + plane * width, dx + plane * shape.planeCount, squares.map { $0 + plane })
            }
        }
        guard takesSquares else {
            differentiate(nil)
            return result.valuesChanged()
        }
        let squares = [Double](unsafeUninitializedCapacity: shape.planes) { buffer, count in
            differentiate(buffer.baseAddress!)
            count = shape.planes
        }
        result.valuesChanged(squares: squares)
    }
}
