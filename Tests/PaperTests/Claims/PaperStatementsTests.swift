import Testing

@testable import Findings
@testable import Paper

@Suite struct PaperStatementsTests {
    /// Every number that a verdict compares with.
    private static let thresholds = Set(Statement.ofThePaper.flatMap(\.thresholds))

    /// A row of a table has no room for more.
    @Test func headlinesHaveTenWordsAtMost() {
        for claim in Claim.ofThePaper {
            #expect((3...10).contains(claim.headline.split(separator: " ").count), "\(claim.headline)")
            #expect(claim.headline != claim.statement && claim.headline.last != ".")
        }
    }

    /// Each statement is read alone, as at the head of the report: it names what it is about.
    @Test func statementsStandAlone() {
        for statement in Statement.ofThePaper {
            let text = statement.text.plainText
            #expect(text.last == ".", "\(text)")
            for opening in ["So ", "That ", "Therefore ", "There ", "With LayerNorm it ", "It "] {
                #expect(!text.hasPrefix(opening), "\(text)")
            }
        }
    }

    /// The frozen numbers. A change here changes verdicts: it needs its reason in docs/science.md, and a new mark.
    @Test func numbersAreFrozen() {
        let frozen: [Threshold: String] = [
            .growthCurvature: "< 0", .noGrowth: "< 1.5", .linearFit: "> 0.97", .linearAdvantage: "> 0",
            .unexplainedMeanSquare: "−0.1 to 0.1", .unitIncrement: "0.9 to 1.1", .stageFall: "< 1",
            .explosionBase: "> 1.6", .doublingFactor: "1.8 to 2.2", .constantVariance: "0.95 to 1.05",
            .matchingAccuracy: "−0.05 to 0.05", .preservedMeanSquare: "0.97 to 1.03",
            .similaritySpeed: "< −0.5", .highestSimilarity: "> 0", .regret: "< 0.02", .groupSizeMonotony: "> 0.95",
            .rankLine: "> 0.95", .rankRise: "> 0", .rankExponent: "> 0.4",
            .growthExponent: "> 0.02", .depthIncrementRatio: "0.75 to 1.33", .noExplosion: "−0.05 to 0.05",
            .growthOrder: "> −0.01", .growthOrderEnds: "> 0.1", .depthOrder: "> 1", .batchNorms: "> 1",
            .batchExplosion: "> 0", .batchIndependence: "−0.1054 to 0.0953",
            .normalizedDeviation: "0.7844 to 0.8669", .removedShare: "< 0.05",
            .gradientCorrelation: "> 0.6", .bestGroupSize: "> 0",
            .noDivergence: "< 1", .aboveChance: "> 2", .slowerThanMedian: "< 0", .noneLearns: "< 1",
        ]
        #expect(Set(frozen.keys) == Self.thresholds)
        for threshold in Self.thresholds { #expect(threshold.region.description == frozen[threshold]) }
    }

    /// Those of the first edition stood before any result; all others judge seeds from 100 on.
    @Test func whatStoodBeforeResultsIsMarked() {
        let early: Set<Threshold> = [
            .linearFit, .linearAdvantage, .stageFall, .explosionBase, .doublingFactor, .groupSizeMonotony, .rankLine,
            .rankRise, .growthExponent, .depthIncrementRatio, .noExplosion, .growthOrder, .growthOrderEnds,
            .gradientCorrelation,
        ]
        #expect(Self.thresholds.filter(\.precedesResults) == early)
    }

    @Test func statementsAreThoseOfTheScience() {
        let identifiers = Statement.ofThePaper.map(\.identifier)
        #expect(Set(identifiers).count == identifiers.count)
        let decided = Statement.ofThePaper.filter(\.decides).map(\.identifier)
        #expect(
            decided == [
                "c1.1", "c1.2", "c1.3", "c1.4", "c1.5", "c2.1", "c2.2", "c2.4", "c2.6", "c2.7", "c3.1", "c3.2", "c3.3",
                "c3.4", "c3.5", "c3.6", "c4.1", "c4.2", "c4.3", "c4.4", "c4.5", "c4.6", "c4.7", "c4.8", "c4.9", "c4.10",
                "c5.1", "c5.2", "f1.1", "f1.2", "f1.3", "f1.4",
            ])
        #expect(Statement.ofThePaper.allSatisfy { $0.identifier.hasPrefix($0.claim.identifier + ".") })
        for statement in Statement.ofThePaper {
            #expect(statement.text.plainText.hasSuffix(".") && statement.rule.plainText.hasSuffix("."))
            #expect(!statement.place.isEmpty, "\(statement.identifier)")
        }
    }

    @Test func claimsHaveTheirStatements() {
        #expect(Claim.ofThePaper.map(\.identifier) == ["c1", "c2", "c3", "c4", "c5", "f1"])
        #expect(Set(Statement.ofThePaper.map(\.claim)) == Set(Claim.ofThePaper))
        #expect(Claim.ofThePaper.allSatisfy { $0.statement.hasSuffix(".") && !$0.place.isEmpty })
    }

    /// No statement is judged twice, and each is the paper's.
    @Test func experimentsShareNoStatement() {
        let judged = Catalogue.standard.experiments.flatMap { $0.statements }
        #expect(Set(judged).count == judged.count)
        #expect(Set(judged).isSubset(of: Statement.ofThePaper))
    }

    @Test func requirementsAreFrozen() {
        #expect(Requirement.allCases.map(\.minimum) == [10, 5, 10, 20, 9, 20])
        #expect(Set(Requirement.allCases.map(\.meaning)).count == Requirement.allCases.count)
    }
}
