import Paper
import Plots
import Reports
import Training

/// What a program or test from elsewhere adds to `all`. A command takes it as a value; the program itself adds nothing.
struct Extensions: Sendable {
    /// The experiments that there are.
    var catalogue = Catalogue.standard
    /// The data sets that there are.
    var dataSets = DataSetSource.all
    /// The formats in which figures are written.
    var formats = OutputFormat.standard
    /// Sections of the report beside its own.
    var sections: [ReportSection] = []

    /// Whether they add anything.
    private(set) var addsSomething = true

    /// The program as it is.
    static let none = {
        var none = Extensions()
        none.addsSomething = false
        return none
    }()
}
