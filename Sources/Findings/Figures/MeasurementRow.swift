import Networks

/// One number behind a figure, as a line of its CSV.
package struct MeasurementRow: Sendable, Equatable {
    package var panel: String
    package var network: NetworkSpecification
    package var batch: Int
    /// nil for what is no measurement of one seed: a mean over seeds, a theory.
    package var seed: UInt64?
    /// Its place in forward order, from 1; nil where the number is none of a layer.
    package var layer: Int?
    /// The kind of layer, or what else the number is: `theory`, `mean`, `low`, `high`.
    package var kind: String
    package var quantity: String
    /// nil is undefined, and an empty field.
    package var value: Double?

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

    package static let header =
        "figure,panel,architecture,normalizer,group_size,padding,batch,seed,layer,kind,quantity,value"

    /// The line of a figure's CSV, without its end.
    package func csv(figure: String) -> String {
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
        return fields.map(Self.quoted).joined(separator: ",")
    }

    /// RFC 4180: a field with a comma, a quotation mark or a line break stands in quotation marks.
    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

extension FigureFinding {
    /// The whole CSV, header included.
    package var csv: String {
        ([MeasurementRow.header] + rows.map { $0.csv(figure: figure.identifier) }).joined(separator: "\n") + "\n"
    }
}
