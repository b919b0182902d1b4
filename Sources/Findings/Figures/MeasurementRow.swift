import Networks

/// One number behind a figure: a row of the figure's CSV.
package struct MeasurementRow: Sendable, Equatable {
    /// The panel that shows the number.
    package var panel: String
    /// The network that the number belongs to.
    package var network: NetworkSpecification
    /// Images per batch.
    package var batch: Int
    /// The seed; nil for numbers that do not belong to one seed, such as means over seeds and predictions.
    package var seed: UInt64?
    /// The layer's position in forward order, from 1; nil if the number does not belong to a layer.
    var layer: Int?
    /// The kind of layer, or of number: for example `network`, `theory`, `fit` or `epoch`.
    var kind: String
    /// The identifier of the quantity.
    var quantity: String
    /// The number; nil if it is undefined, which the CSV shows as an empty field.
    var value: Double?

    /// Makes a row of the given fields.
    package init(
        panel: String, network: NetworkSpecification, batch: Int, seed: UInt64?, layer: Int?, kind: String,
        quantity: String, value: Double?
    ) {
        self.panel = panel
        self.network = network
        self.batch = batch
        self.seed = seed
        self.layer = layer
        self.kind = kind
        self.quantity = quantity
        self.value = value
    }

    /// The header of the CSV: the names of the columns.
    static let header =
        "figure,panel,architecture,normalizer,group_size,padding,batch,seed,layer,kind,quantity,value"

    /// The row in the CSV of a figure, without the line break.
    func csv(figure: String) -> String {
        let size: Int? =
            switch network.grouping {
            case .size(let size): size
            case .count, nil: nil
            }
        let number: String = value.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
        let fields: [String] = [
            figure, panel, network.architecture.identifier, network.normalizer.identifier, size?.description ?? "",
            network.padding.rawValue, batch.description, seed?.description ?? "", layer?.description ?? "", kind,
            quantity, number,
        ]
        return CSVField.line(fields)
    }
}

extension FigureFinding {
    /// The figure's data as CSV, with the header.
    package var csv: String {
        ([MeasurementRow.header] + rows.map { $0.csv(figure: figure.identifier) }).joined(separator: "\n") + "\n"
    }
}
