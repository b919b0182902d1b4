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
            shift.pointer[channel] = function == .scaledRectifier ? Float(-gain / (2 * Double.pi).squareRoot()) : 0
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
}
