import Foundation
import Networks
import Runs

/// A probe's result for programs.
struct ProbeOutput: Encodable {
    let specification: RunSpecification
    let loss: Double?
    let layers: [LayerMeasurement]

    init(specification: RunSpecification, record: RunRecord) {
        self.specification = specification
        loss = record.loss
        layers = record.layers
    }

    private enum CodingKeys: String, CodingKey { case specification, loss, layers }

    /// An undefined loss is null, not absent.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(specification, forKey: .specification)
        try container.encode(loss, forKey: .loss)
        try container.encode(layers, forKey: .layers)
    }
}
