import Testing

@testable import Plots

@Suite struct LinearScaleTests {
    @Test func fractionsRunFromTheDomainsStartToItsEnd() throws {
        let scale = try LinearScale(domain: 10...20).fitted(to: ValueExtent())
        #expect(scale.fraction(of: 10) == 0)
        #expect(scale.fraction(of: 12.5) == 0.25)
        #expect(scale.fraction(of: 20) == 1)
        #expect(scale.fraction(of: 25) == 1.5)
        #expect(scale.fraction(of: .nan) == nil)
        #expect(scale.fraction(of: .infinity) == nil)
    }

    @Test func domainFitsTheDataWithItsPadding() throws {
        let scale = try LinearScale(padding: 0.1).fitted(to: ValueExtent([0, 10]))
        #expect(scale.fraction(of: -1) == 0)
        #expect(scale.fraction(of: 11) == 1)
    }

    @Test func zeroAsTheEndOfTheDataStaysTheEndOfTheAxis() throws {
        let scale = try LinearScale(includesZero: true).fitted(to: ValueExtent([3, 10]))
        #expect(scale.fraction(of: 0) == 0)
    }

    @Test(
        arguments: [[], [0], [7], [-3, -3], [1e300], [-1e300, 1e300], [.leastNonzeroMagnitude], [1, 1 + 1e-15]]
            as [[Double]])
    func degenerateDataGiveAUsableDomain(values: [Double]) throws {
        let scale = try LinearScale().fitted(to: ValueExtent(values))
        for value in values {
            let fraction = try #require(scale.fraction(of: value))
            #expect((0...1).contains(fraction))
        }
        #expect(scale.tickSets.allSatisfy { (2...5).contains($0.major.count) })
    }

    @Test func badDomainsAreRefused() {
        let error = PlotError.domain(scale: "linear", lower: 1, upper: 1)
        #expect(throws: error) { try LinearScale(domain: 1...1).fitted(to: ValueExtent()) }
        #expect(throws: PlotError.self) { try LinearScale(domain: 0 ... .infinity).fitted(to: ValueExtent()) }
    }

    @Test(arguments: [
        (0.0, 1.0, ["0.00", "0.25", "0.50", "0.75", "1.00"]), (0, 10, ["0.0", "2.5", "5.0", "7.5", "10.0"]),
        (1, 40, ["10", "20", "30", "40"]), (-1, 1, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        (0, 200_000, ["0", "0.5×105", "1.0×105", "1.5×105", "2.0×105"]),
    ])
    func ticksAreRoundNumbers(lower: Double, upper: Double, labels: [String]) throws {
        let scale = try LinearScale(domain: lower...upper).fitted(to: ValueExtent())
        let densest = try #require(scale.tickSets.first).major.map(\.label.description)
        #expect(densest == labels)
    }

    @Test func integerTicksAreWholeNumbers() throws {
        let scale = try LinearScale(domain: 1...4, hasIntegerTicks: true).fitted(to: ValueExtent())
        #expect(scale.tickSets.first?.major.map(\.label.description) == ["1", "2", "3", "4"])
    }

    /// Domains of every magnitude and offset have sets of two to five labels, all different.
    @Test func everyDomainHasTwoToFiveDistinctLabels() throws {
        for exponent in stride(from: -300, through: 300, by: 7) {
            for offset in [0.0, 0.3, -1.7, 12.9] {
                let unit = NiceSteps.scaled(1, exponent)
                let domain = (offset * unit)...((offset + 1.37) * unit)
                let scale = FittedLinearScale(domain: domain)
                #expect(!scale.tickSets.isEmpty, "\(domain)")
                for set in scale.tickSets {
                    #expect((2...5).contains(set.major.count), "\(domain)")
                    #expect(Set(set.major.map(\.label.description)).count == set.major.count, "\(domain)")
                    #expect(set.major.allSatisfy { $0.fraction > -1e-6 && $0.fraction < 1 + 1e-6 }, "\(domain)")
                }
            }
        }
    }
}
