import Tensors

/// An activation function as three numbers a channel, y = scale max(x, threshold) + shift; zero in padded lanes, so that
/// these stay zero.
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
            shift.pointer[channel] = function == .scaledRectifier ? Float(-gain / (2 * Double.pi).squareRoot()) : 0
        }
        tau =
            function == .thresholdedLinearUnit
            ? Parameter("\(name).tau", .threshold, shape: [1, channels, 1, 1]) : nil
    }

    /// Takes over the trained thresholds.
    func refresh() {
        guard let tau else { return }
        threshold.pointer.update(from: tau.values.pointer, count: channels)
    }
}
