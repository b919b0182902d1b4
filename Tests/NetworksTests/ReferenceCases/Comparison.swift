import Foundation
import Testing

/// Compares measured with reference arrays, and keeps the largest error of each quantity.
struct Comparison {
    /// Relative to the largest magnitude of the array.
    let tolerance: Double
    private(set) var cases = 0
    private(set) var largest: [String: (error: Double, place: String)] = [:]

    init(tolerance: Double) { self.tolerance = tolerance }

    /// - Parameter scale: what errors are relative to; nil is the array's largest magnitude.
    mutating func compare(
        _ measured: [Double], _ reference: [Double], _ quantity: String, _ place: String, scale: Double? = nil
    ) {
        guard measured.count == reference.count else {
            Issue.record("\(place): \(measured.count) values beside \(reference.count)")
            return
        }
        let scale = scale ?? reference.map(abs).max() ?? 0
        var worst = 0.0
        for (value, expected) in zip(measured, reference) {
            let difference = abs(value - expected)
            worst = max(worst, difference.isFinite ? difference : .infinity)
        }
        // An array of exact zeros has no scale; its case's is of order one.
        let error = scale > 0 ? worst / scale : worst
        let allowed = scale > 0 ? tolerance : 1e-7
        if error >= largest[quantity]?.error ?? -1 { largest[quantity] = (error, place) }
        #expect(error <= allowed, "\(place): \(quantity) is off by \(error)")
    }

    mutating func compare(
        _ measured: [Float], _ reference: ReferenceArray, _ quantity: String, _ place: String, scale: Double? = nil
    ) {
        compare(measured.map(Double.init), reference.values, quantity, place, scale: scale)
    }

    mutating func countCase() { cases += 1 }

    /// To be read by people, and by `./test reference`.
    func printSummary(_ title: String) {
        print("reference: \(title): \(cases) cases")
        for (quantity, (error, place)) in largest.sorted(by: { $0.key < $1.key }) {
            print("reference:   \(quantity): largest error \(String(format: "%.1e", error)) (\(place))")
        }
    }
}
