import Networks

extension NormalizerName {
    /// A layer's operation, its statistics and its source, in the paper's notation.
    var words: (formula: String, statistics: String, source: String) {
        switch self {
        case .none: ("y = x", "nothing", "")
        case .batchNorm:
            ("y = γ (x − μ) / √(σ² + ε) + β", "batch and space, channel by channel", "Ioffe and Szegedy 2015")
        case .layerNorm: ("y = γ (x − μ) / √(σ² + ε) + β", "channels and space of a sample", "Ba, Kiros, Hinton 2016")
        case .instanceNorm:
            ("y = γ (x − μ) / √(σ² + ε) + β", "space of a channel and sample", "Ulyanov, Vedaldi, Lempitsky 2016")
        case .groupNorm:
            ("y = γ (x − μ) / √(σ² + ε) + β", "a group of channels and space of a sample", "Wu and He 2018")
        case .filterResponseNorm:
            (
                "y = max(γ x / √(ν² + |ε|) + β, τ)", "mean square over space of a channel and sample",
                "Singh and Krishnan 2019"
            )
        case .varianceNorm:
            ("y = γ x / √(σ² + ε) + β", "batch and space, channel by channel", "Daneshmand and others 2020")
        case .evoNormB0:
            (
                "y = γ x / max(√(σ_{B}² + ε), v x + √(σ_{I}² + ε)) + β", "batch and space; space of a sample",
                "Liu, Brock, Simonyan, Le 2020"
            )
        case .evoNormS0:
            (
                "y = γ x s(v x) / √(σ² + ε) + β", "a group of channels and space of a sample",
                "Liu, Brock, Simonyan, Le 2020"
            )
        case .weightNorm: ("w = γ v / ‖v‖", "a filter's weights", "Salimans and Kingma 2016")
        case .scaledWeightStandardization:
            ("w = γ √(2π/(π−1)) (v − μ) / (σ √n)", "a filter's weights", "Brock, De, Smith 2021")
        case .meanCentering: ("y = γ (x − μ) + β", "batch and space, channel by channel", "")
        }
    }
}
