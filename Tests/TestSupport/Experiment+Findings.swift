@testable import Findings
@testable import Paper
@testable import Runs
@testable import Training

extension Experiment {
    /// The runs of the experiment alone.
    package var plan: RunPlan { context.plan(selections) }

    /// Its specifications, in the plan's order.
    package var specifications: [RunSpecification] { plan.runs.map(\.specification) }

    /// What the experiment finds in records that a law makes instead of a network.
    package func findings(
        initialization: (RunSpecification) throws -> RunRecord, training: (RunSpecification) throws -> TrainingRecord
    ) throws -> Findings {
        try analyse(measurements(initialization: initialization, training: training))
    }

    /// Such records, as the experiment receives them.
    package func measurements(
        initialization: (RunSpecification) throws -> RunRecord, training: (RunSpecification) throws -> TrainingRecord
    ) throws -> Measurements {
        let plan = plan
        var records = RunRecords()
        for run in plan.runs {
            if run.specification.isTraining {
                records.add(try training(run.specification), of: run)
            } else {
                records.add(try initialization(run.specification), of: run)
            }
        }
        return try Measurements(selections, plan: plan, records: records)
    }
}
