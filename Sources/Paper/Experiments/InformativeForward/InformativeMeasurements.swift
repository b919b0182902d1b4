import Findings
import Networks

/// Everything that the experiment reads, in the shape that it is analysed in.
struct InformativeMeasurements {
    /// Stable rank over G in the uniform network.
    let rank: Sweep
    /// Stable rank over width, at each fixed group size, and at a fixed number of groups.
    let rankAtGroupSize: [(groupSize: Int, sweep: Sweep)]
    let rankAtGroupCount: Sweep
    /// Cosine over G.
    let plainCosine: Sweep
    let residualCosine: Sweep
    let uniformCosine: Sweep
    /// cnn-20 with each normalizer.
    let normalizers: [Ensemble]

    init(_ networks: InformativeSelections, _ measured: Measurements) throws {
        func sweep(_ selected: SelectedSweep, _ quantity: Quantity) throws -> Sweep {
            try Sweep(selected.ensembles(measured)) { try $0.penultimate(quantity) }
        }
        rank = try sweep(networks.rank, .stableRank)
        rankAtGroupSize = try networks.rankAtGroupSize.map { ($0.groupSize, try sweep($0.sweep, .stableRank)) }
        rankAtGroupCount = try sweep(networks.rankAtGroupCount, .stableRank)
        uniformCosine = try sweep(networks.rank, .cosineSimilarity)
        plainCosine = try sweep(networks.plain, .cosineSimilarity)
        residualCosine = try sweep(networks.residual, .cosineSimilarity)
        normalizers = networks.normalizers.map { measured[$0] }
    }
}
