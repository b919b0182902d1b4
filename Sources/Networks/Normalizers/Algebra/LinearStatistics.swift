/// One formula for six of the paper's ten layers, with S the set over which statistics are computed:
///
///     y = gamma (x - c mean_S(x)) / sqrt(mean_S((x - d mean_S(x))^2) + eps) + beta
///
/// c is 1 if `centres`, else 0. d is 1 for `.centred` and 0 for `.rootMeanSquare`; with `.none` there is no division.
/// Variances are population variances. There is one gamma and one beta per channel.
package struct LinearStatistics: Hashable, Sendable {
    /// The set S over which statistics are computed.
    package enum Set: Hashable, Sendable {
        /// Batch, height and width, for each channel separately. Evaluation mode uses running statistics.
        case batchAndSpace
        /// Height, width and some channels of one sample. Training and evaluation mode are the same.
        case sampleChannels(Channels)
    }

    /// The channels of a sample that share their statistics.
    package enum Channels: Hashable, Sendable {
        /// Each channel by itself.
        case one
        /// All channels together.
        case all
        /// The groups that the network's `Grouping` defines.
        case grouped
    }

    /// The divisor.
    package enum Deviation: String, Encodable, Hashable, Sendable {
        /// No division.
        case none
        /// The standard deviation.
        case centred
        /// The root mean square, without subtracting the mean.
        case rootMeanSquare = "root-mean-square"
    }

    /// The number eps that is added to the variance.
    package enum Epsilon: Hashable, Sendable {
        /// A constant.
        case fixed(Double)
        /// The absolute value of a trained number, one per layer, with this initial value.
        case learnable(Double)
    }

    /// The set over which statistics are computed.
    let set: Set
    /// Whether the mean is subtracted.
    let centres: Bool
    /// The divisor.
    let deviation: Deviation
    /// The number that is added to the variance.
    let epsilon: Epsilon

    /// Makes statistics of the given choices.
    package init(set: Set, centres: Bool, deviation: Deviation, epsilon: Epsilon) {
        self.set = set
        self.centres = centres
        self.deviation = deviation
        self.epsilon = epsilon
    }
}
