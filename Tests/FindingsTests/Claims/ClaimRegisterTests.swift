import Foundation
import Statistics
import Testing

@testable import Findings

@Suite struct ClaimRegisterTests {
    private static let enough = SeedBasis(count: 10, requirement: .initializationSeeds)

    private static let finding = ClaimFinding(
        .c1, seeds: enough,
        effects: [
            Effect("growth base", Estimate(value: 1.2, interval: Interval(low: 1.1, high: 1.3), count: 10)),
            Effect("tail", value: .nan, low: -.infinity, high: nil, seeds: 10),
        ],
        parts: [
            ClaimFinding.Part("base below \(1.5, "threshold")", .reproduced),
            ClaimFinding.Part("increment is one", .notReproduced, decides: false),
        ], figures: ["residual-forward-variance"], scale: "resnet-56",
        remarks: ["It grows by \(0.36, "slope") a block."])

    /// Undefined numbers are null, and keys are there for every effect.
    @Test func registerIsAsProgramsReadIt() throws {
        let text = String(decoding: try ClaimRegister([Self.finding]).json, as: UTF8.self)
        #expect(
            text == """
                {
                  "claims" : [
                    {
                      "effects" : [
                        {
                          "high" : 1.3,
                          "low" : 1.1,
                          "name" : "growth base",
                          "seeds" : 10,
                          "value" : 1.2
                        },
                        {
                          "high" : null,
                          "low" : null,
                          "name" : "tail",
                          "seeds" : 10,
                          "value" : null
                        }
                      ],
                      "figures" : [
                        "residual-forward-variance"
                      ],
                      "id" : "c1",
                      "parts" : [
                        {
                          "decides" : true,
                          "statement" : "base below 1.5",
                          "verdict" : "reproduced"
                        },
                        {
                          "decides" : false,
                          "statement" : "increment is one",
                          "verdict" : "not-reproduced"
                        }
                      ],
                      "remarks" : [
                        "It grows by 0.36 a block."
                      ],
                      "statement" : "\(Claim.c1.statement)",
                      "verdict" : "reproduced"
                    }
                  ]
                }

                """)
        let register = ClaimRegister([Self.finding])
        #expect(try JSONDecoder().decode(ClaimRegister.self, from: register.json) == register)
    }

    /// Only the deciding parts make a claim's verdict.
    @Test(arguments: [
        ([(Verdict.reproduced, true), (.notReproduced, false)], Verdict.reproduced),
        ([(.reproduced, true), (.inconclusive, true)], .inconclusive),
        ([(.notReproduced, true), (.inconclusive, true)], .notReproduced),
        ([(.reproduced, true), (.notDecidable, true)], .notDecidable),
        ([(.reproduced, false)], .notDecidable), ([], .notDecidable),
    ])
    func verdictsComeFromDecidingParts(_ parts: [(Verdict, Bool)], _ verdict: Verdict) {
        let finding = ClaimFinding(
            .c2, seeds: Self.enough, effects: [], parts: parts.map { ClaimFinding.Part("part", $0, decides: $1) },
            figures: [], scale: "")
        #expect(finding.verdict == verdict)
    }

    /// Below the number of seeds that it needs a claim has no verdict, nor has a part of it, and it says why.
    @Test(arguments: [(9, false), (10, true), (11, true)])
    func seedsAreCountedBeforeAnythingIsSaid(_ count: Int, _ suffices: Bool) {
        let finding = ClaimFinding(
            .c1, seeds: SeedBasis(count: count, requirement: .initializationSeeds), effects: [],
            parts: [
                ClaimFinding.Part("first", .reproduced), ClaimFinding.Part("second", .notReproduced, decides: false),
            ], figures: [], scale: "", remarks: ["It is reproduced."])
        #expect(finding.verdict == (suffices ? .reproduced : .notDecidable))
        #expect(
            finding.parts.map(\.verdict)
                == (suffices ? [.reproduced, .notReproduced] : [.notDecidable, .notDecidable]))
        #expect(
            finding.remarks.map(\.plainText)
                == (suffices
                    ? ["It is reproduced."]
                    : [
                        "Not decidable: 9 seeds were run, and a verdict needs at least 10 (seeds of a quantity at initialization)."
                    ]))
    }

    /// A part of training beside parts at initialization has its own number of seeds.
    @Test func partsMayRestOnOtherSeeds() {
        let training = SeedBasis(count: 2, requirement: .fewestTrainingSeeds)
        let finding = ClaimFinding(
            .c5, seeds: Self.enough, effects: [],
            parts: [
                ClaimFinding.Part("at initialization", .reproduced),
                ClaimFinding.Part("trained", .reproduced, seeds: training),
            ], figures: [], scale: "", remarks: ["Both hold."])
        #expect(finding.parts.map(\.verdict) == [.reproduced, .notDecidable])
        #expect(finding.verdict == .notDecidable)
        #expect(finding.remarks.map(\.plainText) == [training.shortage.plainText, "Both hold."])
    }

    @Test func claimsAreThePapers() {
        #expect(Claim.ofThePaper.map(\.identifier) == ["c1", "c2", "c3a", "c3b", "c4", "c4b", "c5"])
        #expect(Claim.ofThePaper.allSatisfy { $0.statement.hasSuffix(".") && !$0.place.isEmpty })
    }
}
