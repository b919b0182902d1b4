import Networks
import Plots
import Testing

@testable import Findings

@Suite struct MeasurementRowTests {
    private func row(
        panel: String = "", normalizer: Normalizer = .groupNorm, grouping: Grouping? = .size(8), seed: UInt64? = 3,
        layer: Int? = 7, value: Double? = 0.1
    ) -> MeasurementRow {
        MeasurementRow(
            panel: panel,
            network: NetworkSpecification(architecture: .resNet56, normalizer: normalizer, grouping: grouping),
            batch: 32,
            seed: seed, layer: layer, kind: "activation", quantity: "activation-variance", value: value)
    }

    @Test func linesHaveTheColumnsOfTheHeader() {
        #expect(
            MeasurementRow.header
                == "figure,panel,architecture,normalizer,group_size,padding,batch,seed,layer,kind,quantity,value")
        #expect(
            row(panel: "stage 1").csv(figure: "f")
                == "f,stage 1,resnet-56,group-norm,8,zero,32,3,7,activation,activation-variance,0.1")
    }

    /// Rows of one network differ in padding alone where an experiment compares paddings.
    @Test func paddingTellsRowsApart() {
        var periodic = row()
        periodic.network.padding = .periodic
        #expect(periodic.csv(figure: "f").contains(",8,periodic,32,"))
        #expect(periodic.csv(figure: "f") != row().csv(figure: "f"))
    }

    /// Numbers come back to the bit.
    @Test(arguments: [0.1, 1.0 / 3, 1e-300, 123456789.125, -2]) func valuesAreExact(_ value: Double) throws {
        let text = row(value: value).csv(figure: "f")
        #expect(Double(try #require(text.split(separator: ",").last)) == value)
    }

    @Test(arguments: [nil, Double.nan, .infinity, -.infinity]) func undefinedValuesAreEmptyFields(_ value: Double?) {
        #expect(row(value: value).csv(figure: "f").hasSuffix("activation-variance,"))
    }

    @Test func whatIsOfNoSeedOrLayerIsEmpty() {
        let text = row(normalizer: .batchNorm, grouping: nil, seed: nil, layer: nil).csv(figure: "f")
        #expect(text == "f,,resnet-56,batch-norm,,zero,32,,,activation,activation-variance,0.1")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("carriage\rreturn", "\"carriage\rreturn\""), ("plain; text", "plain; text"),
    ])
    func fieldsAreQuotedWhereTheyMust(_ panel: String, _ field: String) {
        #expect(row(panel: panel).csv(figure: "f").hasPrefix("f,\(field),resnet-56,"))
    }

    @Test func filesHaveAHeaderAndALineEnd() {
        let figure = Figure("figure-a", panels: [], alternativeText: "")
        let finding = FigureFinding(figure, title: "", caption: "", rows: [row(), row(layer: 8)])
        let lines = finding.csv.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 4 && lines[0] == MeasurementRow.header && lines[3].isEmpty)
        #expect(lines[1].hasPrefix("figure-a,") && lines[2].contains(",8,activation,"))
    }
}
