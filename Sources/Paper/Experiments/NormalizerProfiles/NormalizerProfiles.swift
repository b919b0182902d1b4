import Findings
import Foundation
import Networks
import Plots
import Runs
import Statistics

/// One profile of every normalizer across the experiments, and the compass: which layer the evidence favours under which
/// constraints (the paper's conclusion).
struct NormalizerProfiles: Experiment {
    static let identifier = "normalizer-profile"
    static let title = "Normalizer by normalizer, and a compass"
    static let introduction = """
        The measurements of each layer side by side: whether the variance of a residual network explodes, whether \
        gradients of a network without skips keep their size on the way to the first layer, and how similar different \
        inputs become. The compass turns these into a choice: from the constraints of a task to the layers that this \
        evidence favours. It chooses by measurements at initialization, for each kind of network by measurements of \
        that kind, and says where training disagrees.
        """
    static let statements: [Statement] = []
    /// The summary, and the profiles of the paper's layers; a declared layer has one too.
    static let figures =
        [FigureAnnouncement("normalizer-profile-summary", title: "All normalizers at a glance")]
        + Normalizer.ofThePaper.map(announcement)

    private static func announcement(_ normalizer: Normalizer) -> FigureAnnouncement {
        FigureAnnouncement("normalizer-profile-\(normalizer.identifier)", title: "Profile of \(normalizer.label)")
    }

    let context: PlanContext
    /// One per normalizer, in every kind of network, the declared layers last.
    private let networks: [Selected]

    private struct Selected {
        let normalizer: Normalizer
        let places: [NetworkKind: InitializationSelection]
        /// The same in training, where the study trains them.
        let trainings: [NetworkKind: TrainingSelection]
    }

    init(_ context: PlanContext) {
        self.context = context
        networks = (Normalizer.ofThePaper + context.declared).map { normalizer in
            let places = NetworkKind.allCases.map { kind in
                // Gradients are of networks without skips, and other experiments measure them there.
                (
                    kind,
                    context.initialization(
                        context.network(kind.architecture, normalizer), differentiates: kind != .residual)
                )
            }
            let trainings = NetworkKind.allCases.map { kind in
                let trained = TrainedArchitecture(kind.architecture)
                return (
                    kind,
                    TrainingSelection(
                        network: context.trainedNetwork(trained, normalizer), setting: context.standardSetting(trained))
                )
            }
            return Selected(
                normalizer: normalizer, places: Dictionary(uniqueKeysWithValues: places),
                trainings: Dictionary(uniqueKeysWithValues: trainings))
        }
    }

    var selections: [Selection] {
        networks.flatMap { network in NetworkKind.allCases.map { .initialization(network.places[$0]!) } }
    }

    var consulted: [Selection] { networks.flatMap { $0.trainings.values.map(Selection.training) } }

    func analyse(_ measured: Measurements) throws -> Findings {
        func member(_ selected: Selected) throws -> Member {
            let places = NetworkKind.allCases.map { kind in
                (
                    kind,
                    Place(measured[selected.places[kind]!], training: measured.consulted(selected.trainings[kind]!))
                )
            }
            return try Member(
                selected.normalizer, Dictionary(uniqueKeysWithValues: places),
                decides: context.seeds.count >= Requirement.initializationSeeds.minimum)
        }
        let count = Normalizer.ofThePaper.count
        let paper = try networks.prefix(count).map(member)
        let (declared, remarks) = PlanContext.analyseDeclared(
            Array(networks.dropFirst(count)), label: \.normalizer.label, member)
        let members = paper + declared
        // A layer is called alike or apart by the paper's layers.
        let medians = Self.medians(paper)
        let announcements = members.map { Self.announcement($0.normalizer) }
        var findings = Findings()
        findings.figures =
            [try Self.summary(members, context)]
            + zip(announcements, members).map { Self.profile($0, $1, among: members, context) }
        findings.summaryFigure = Self.figures[0].identifier
        findings.tables = [Self.compass(members), Self.evidence(members, medians: medians)]
        findings.profiles = zip(announcements, members).map { $1.profile(figure: $0.identifier, medians: medians) }
        findings.remarks = Self.trainingRemarks(members) + remarks
        return findings
    }

    /// The middle cosine of the layers in each kind of network.
    private static func medians(_ members: [Member]) -> [NetworkKind: Double] {
        NetworkKind.allCases.reduce(into: [:]) { medians, kind in
            let cosines = members.compactMap { $0.places[kind]?.similarity?.value }.sorted()
            if !cosines.isEmpty { medians[kind] = cosines[cosines.count / 2] }
        }
    }
}
