/// A permutation test of an association in several groups with the same members, such as ten normalizers in three
/// architectures.
///
/// The statistic is the mean over groups of a rank correlation. Each permutation reorders the members' second columns
/// in all groups in the same way. This preserves the dependence between a member's values in different groups, which
/// are not assumed to be independent. The null hypothesis is that the members' second columns (each one's values in all
/// groups together) are exchangeable. With one group it is the ordinary permutation test. Source: F. Pesarin,
/// Multivariate Permutation Tests, 2001 (dependent variables permuted together).
package struct JointPermutation: Hashable, Sendable {
    /// The coefficient of each group, in the order given.
    let coefficients: [Double]
    /// Row i, column j: the part of the statistic that member i's first value has with member j's second, averaged over
    /// groups. A statistic is a sum over members.
    private let products: [[Double]]

    /// - Parameter groups: row i of each group is the same member. Programmer error unless there is a group and all
    ///   have the same number of rows.
    /// - Throws: `StatisticsError.tooFewDistinctValues` if a column of a group is constant.
    package init(_ groups: [PairedSample], correlation: Correlation = .spearman) throws {
        precondition(!groups.isEmpty, "a joint permutation needs a group")
        let count = groups[0].count
        precondition(groups.allSatisfy { $0.count == count }, "groups that share their members have as many rows each")
        var coefficients: [Double] = []
        var products = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for group in groups {
            guard let (x, y) = correlation.standardizedColumns(of: group) else {
                throw StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)
            }
            coefficients.append(Correlation.product(x, y))
            for i in 0..<count {
                for j in 0..<count { products[i][j] += x[i] * y[j] / Double(groups.count) }
            }
        }
        self.coefficients = coefficients
        self.products = products
    }

    /// The mean coefficient.
    package var statistic: Double { coefficients.reduce(0, +) / Double(coefficients.count) }

    /// The p-value of the mean coefficient: exact up to `PermutationTest.largestExactCount` members, sampled above.
    /// `less` is the alternative of a negative association.
    package func pValue(_ alternative: Alternative, using test: PermutationTest = PermutationTest()) -> Double {
        test.pValue(Array(products.indices), alternative, tolerance: 1e-12) { order in
            zip(products, order).reduce(0) { $0 + $1.0[$1.1] }
        }
    }
}
