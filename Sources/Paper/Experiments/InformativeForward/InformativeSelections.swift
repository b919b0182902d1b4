import Findings
import Networks
import Runs

/// What the experiment measures.
struct InformativeSelections {
    /// The uniform network with every group size from one channel to all.
    let rank: SelectedSweep
    /// The uniform network with every width and one group size, by group size.
    let rankAtGroupSize: [(groupSize: Int, sweep: SelectedSweep)]
    /// The uniform network with every width and as many groups.
    let rankAtGroupCount: SelectedSweep
    /// The architectures with every group size of the scale.
    let plain: SelectedSweep
    let residual: SelectedSweep
    /// cnn-20 with each normalizer, the declared layers last.
    let normalizers: [InitializationSelection]

    init(_ context: PlanContext) {
        let scale = context.scale
        func uniform(_ position: Int, width: Int, groupSize: Int) -> SelectedSweep.Member {
            (
                Double(position),
                context.initialization(
                    context.uniformNetwork(
                        depth: scale.uniformDepth, width: width, .groupNorm, groupSize: groupSize),
                    batch: scale.uniformBatch)
            )
        }
        rank = SelectedSweep(
            Scale.powersOfTwo(upTo: scale.uniformWidth).map {
                uniform($0, width: scale.uniformWidth, groupSize: $0)
            })
        rankAtGroupSize = InformativeForward.fixedGroupSizes.map { size in
            (size, SelectedSweep(scale.uniformWidths.map { uniform($0, width: $0, groupSize: size) }))
        }
        rankAtGroupCount = SelectedSweep(
            scale.uniformWidths.map {
                uniform($0, width: $0, groupSize: $0 / InformativeForward.fixedGroupCount)
            })
        plain = SelectedSweep.groupSizes(.cnn20, context)
        residual = SelectedSweep.groupSizes(.resNet56, context)
        normalizers =
            (Normalizer.builtIn.map { context.network(.cnn20, $0) }
            + context.declaredNetworks { context.network(.cnn20, $0) }).map { context.initialization($0) }
    }

    var all: [Selection] {
        let sweeps = [rank] + rankAtGroupSize.map(\.sweep) + [rankAtGroupCount, plain, residual]
        return sweeps.flatMap(\.selections) + normalizers.map(Selection.initialization)
    }
}

/// Networks of which one number is varied.
struct SelectedSweep: Sendable {
    typealias Member = (position: Double, selection: InitializationSelection)

    /// By rising position.
    let members: [Member]

    init(_ members: [Member]) { self.members = members }

    /// An architecture with GroupNorm, with every group size of the scale.
    static func groupSizes(
        _ architecture: Architecture, _ context: PlanContext, differentiates: Bool = false
    ) -> SelectedSweep {
        SelectedSweep(
            context.scale.groupSizes.map { size in
                (
                    Double(size),
                    context.initialization(
                        context.network(architecture, .groupNorm, groupSize: size), differentiates: differentiates)
                )
            })
    }

    var selections: [Selection] { members.map { .initialization($0.selection) } }

    /// The networks as measured, each with its position.
    func ensembles(_ measured: Measurements) -> [(position: Double, ensemble: Ensemble)] {
        members.map { ($0.position, measured[$0.selection]) }
    }
}
