import Findings
import Networks

extension PlanContext {
    /// The networks of the declared layers that can be built; a layer with a placement or gain of its own does not fit
    /// every block.
    func declaredNetworks(_ network: (Normalizer) -> NetworkSpecification) -> [NetworkSpecification] {
        declared.map(network).filter { (try? $0.geometry()) != nil }
    }

    /// Analyses the ensembles of declared layers, each by itself: what is wrong with one of them must not cost the paper's
    /// layers their results.
    ///
    /// - Returns: what was found, and a sentence for each layer that cannot be analysed.
    static func analyseDeclared<Input, Value>(
        _ ensembles: [Input], label: (Input) -> String, _ body: (Input) throws -> Value
    ) -> (found: [Value], remarks: [Prose]) {
        var found = [Value]()
        var remarks = [Prose]()
        for ensemble in ensembles {
            do {
                found.append(try body(ensemble))
            } catch {
                remarks.append("The declared layer \(label(ensemble)) is left out here: \("\(error)").")
            }
        }
        return (found, remarks)
    }
}
