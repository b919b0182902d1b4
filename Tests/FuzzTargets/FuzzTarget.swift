/// A reader that is given any bytes. It may refuse them with an error of its own; to trap, to hang, or to take memory
/// without bound is a fault.
package struct FuzzTarget: Sendable {
    /// Its name, by which `./test fuzz` calls it.
    package let name: String
    /// Valid inputs, from which others are made.
    package let seeds: @Sendable () throws -> [[UInt8]]
    /// Reads an input.
    package let read: @Sendable ([UInt8]) -> Void

    /// All readers of bytes that come from elsewhere.
    package static let all: [FuzzTarget] = [
        .idx, .cifar, .gzip, .tar, .runRecord, .trainingRecord, .checkpoint, .figure, .template, .configuration,
        .register, .preset, .style, .normalizer,
    ]
}

extension [UInt8] {
    /// The input in two: the first two bytes say how long the first part is.
    var parts: (first: [UInt8], second: [UInt8]) {
        let rest = dropFirst(2)
        let length = count < 2 ? 0 : Swift.min(Int(self[0]) << 8 | Int(self[1]), rest.count)
        return ([UInt8](rest.prefix(length)), [UInt8](rest.dropFirst(length)))
    }

    /// The input whose parts these are.
    init(parts first: [UInt8], _ second: [UInt8]) {
        self = [UInt8(first.count >> 8), UInt8(first.count & 255)] + first + second
    }
}
