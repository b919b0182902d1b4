import Testing

@testable import Plots

@Suite struct LogarithmicScaleTests {
    private func labels(_ domain: ClosedRange<Double>) throws -> [[String]] {
        try LogarithmicScale(domain: domain).fitted(to: ValueExtent()).tickSets
            .map { $0.major.map(\.label.description) }
    }

    @Test func equalRatiosTakeEqualRoom() throws {
        let scale = try LogarithmicScale(domain: 1...10000).fitted(to: ValueExtent())
        #expect(abs(try #require(scale.fraction(of: 10)) - 0.25) < 1e-12)
        #expect(abs(try #require(scale.fraction(of: 100)) - 0.5) < 1e-12)
        #expect(scale.fraction(of: -1) == nil)
        #expect(scale.fraction(of: 0) == nil)
        #expect(scale.fraction(of: .infinity) == nil)
    }

    @Test func shortNumbersArePlainAndLongOnesPowers() throws {
        #expect(try labels(0.1...1000).first == ["0.1", "1", "10", "100", "1000"])
        #expect(try labels(1e-6...1e-2).first == ["10−6", "10−5", "10−4", "10−3", "10−2"])
    }

    @Test func manyDecadesAreThinnedOut() throws {
        #expect(try labels(1e-6...1e6).first == ["10−6", "10−3", "100", "103", "106"])
        #expect(try labels(1e-300...1e300).first == ["10−200", "100", "10200"])
    }

    @Test func oneDecadeHasLabelsBetween() throws {
        #expect(try labels(1.5...12).contains(["2", "5", "10"]))
        #expect(try labels(3...4).first == ["3.00", "3.25", "3.50", "3.75", "4.00"])
    }

    @Test func minorTicksStandAtTwoToNine() throws {
        let scale = try LogarithmicScale(domain: 1...100).fitted(to: ValueExtent())
        let set = try #require(scale.tickSets.first { $0.major.count == 3 })
        #expect(set.minor.count == 16)
        #expect(set.minor.contains { abs($0 - scale.fraction(of: 20)!) < 1e-12 })
    }

    @Test func exactZerosStandBelowThePowers() throws {
        let scale = try LogarithmicScale().fitted(to: ValueExtent([0, 1e-3, 1]))
        #expect(scale.marksZero)
        let zero = try #require(scale.fraction(of: 0))
        let least = try #require(scale.fraction(of: 1e-3))
        #expect(zero > 0 && zero < least)
        #expect(scale.tickSets.allSatisfy { $0.major.first?.label.description == "0" })
    }

    @Test(arguments: [[], [5], [1e-300, 1e300], [.leastNonzeroMagnitude, 1], [0], [-1, -2]] as [[Double]])
    func degenerateDataGiveAUsableDomain(values: [Double]) throws {
        let scale = try LogarithmicScale().fitted(to: ValueExtent(values))
        for value in values where value > 0 {
            let fraction = try #require(scale.fraction(of: value))
            #expect((0...1).contains(fraction))
        }
        #expect(scale.tickSets.allSatisfy { (2...5).contains($0.major.count) })
    }

    @Test func badDomainsAreRefused() {
        #expect(throws: PlotError.domain(scale: "logarithmic", lower: 0, upper: 1)) {
            try LogarithmicScale(domain: 0...1).fitted(to: ValueExtent())
        }
    }

    /// Over spans from a hundredth of a decade to hundreds, sets of two to five labels, all different.
    @Test func everyDomainHasTwoToFiveDistinctLabels() throws {
        for span in [0.01, 0.05, 0.2, 0.5, 0.9, 1, 1.4, 2, 3.3, 7, 12, 40, 133, 500] {
            for start in stride(from: -100.0, through: 100, by: 3.7) where abs(start + span) < 300 {
                let scale = FittedLogarithmicScale(lower: start, upper: start + span, marksZero: false)
                #expect(!scale.tickSets.isEmpty)
                for set in scale.tickSets {
                    #expect((2...5).contains(set.major.count), "10^\(start) over \(span) decades")
                    let labels = set.major.map(\.label.description)
                    #expect(Set(labels).count == labels.count, "\(labels)")
                }
            }
        }
    }
}
