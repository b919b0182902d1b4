import Testing

@testable import Plots

@Suite struct HistogramBinsTests {
    /// `numpy.histogram_bin_edges([1, 2, 3, 4, 5, 6, 7, 8, 9, 20], bins=...)`: the quartiles are 3.25 and 7.75, so h is
    /// 9/10^{1/3} = 4.177, which the range of 19 takes five times.
    @Test func rulesGiveTheirNumbersOfBins() throws {
        let sample: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20]
        #expect(
            try HistogramBins.freedmanDiaconis.edges(for: sample).map { ($0 * 10).rounded() / 10 }
                == [1, 4.8, 8.6, 12.4, 16.2, 20])
        #expect(try HistogramBins.sturges.edges(for: sample).count == 5 + 1)
        #expect(try HistogramBins.count(4).edges(for: sample) == [1, 5.75, 10.5, 15.25, 20])
        #expect(try HistogramBins.count(2).edges(for: [sample, [21]]) == [1, 11, 21])
    }

    @Test func equalQuartilesFallBackToSturges() throws {
        #expect(try HistogramBins.freedmanDiaconis.edges(for: [0, 5, 5, 5, 5, 5, 5, 9]).count == 4 + 1)
    }

    @Test func oneValueIsTheMiddleOfABin() throws {
        #expect(try HistogramBins.freedmanDiaconis.edges(for: [3, 3, .nan]) == [2.5, 3, 3.5])
        #expect(try HistogramBins.sturges.edges(for: [3]) == [2.5, 3.5])
    }

    @Test func extremesStayFinite() throws {
        let largest = Double.greatestFiniteMagnitude
        let edges = try HistogramBins.freedmanDiaconis.edges(for: [-largest, 0, 1, largest])
        #expect(edges.allSatisfy { $0.isFinite })
        #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
        #expect(try HistogramBins.freedmanDiaconis.edges(for: [0, 1, 2, 3, 1e12]).count == HistogramBins.most + 1)
    }

    @Test func nothingHasNoBins() throws {
        #expect(try HistogramBins.sturges.edges(for: [Double]()).isEmpty)
        #expect(try HistogramBins.freedmanDiaconis.edges(for: [.nan, .infinity]).isEmpty)
    }

    @Test func binsHoldTheirLowerEdgeAndTheLastItsUpperOne() {
        #expect(HistogramBins.counts([0, 1, 1.5, 2, 3, -1, 4, .nan], edges: [0, 1, 2, 3]) == [1, 2, 2])
    }

    @Test func illegalBinsAreRefused() {
        func refused(_ bins: HistogramBins, _ name: String, _ value: Double, _ expected: String) {
            #expect(throws: PlotError.parameter(name: name, value: value, expected: expected)) {
                try bins.edges(for: [1, 2])
            }
        }
        refused(.count(0), "number of bins", 0, "1 to 1000")
        refused(.count(1001), "number of bins", 1001, "1 to 1000")
        refused(.edges([1]), "number of a histogram's edges", 1, "2 to 1001")
        refused(.edges([0, 2, 2]), "edge of a histogram", 2, "a number above 2.0")
        refused(.edges([0, .infinity]), "edge of a histogram", .infinity, "a finite number")
    }
}
