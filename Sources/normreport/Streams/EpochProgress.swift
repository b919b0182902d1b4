import Foundation

/// The progress of one training run, with the time left. The numbers of the epochs are in the table at the end.
final class EpochProgress {
    private let epochs: Int
    private let start = Date()
    /// The first epoch of this start; a run that goes on from a checkpoint begins later than with the first.
    private var first: Int?

    /// - Parameter epochs: how many the run has.
    init(epochs: Int) { self.epochs = epochs }

    /// Says that an epoch, counted from 1, is done.
    func show(_ epoch: Int) {
        let first = first ?? epoch
        self.first = first
        let perEpoch = Date().timeIntervalSince(start) / Double(epoch - first + 1)
        let left = epoch < epochs ? ", about \(ProgressLine.duration(perEpoch * Double(epochs - epoch))) left" : ""
        StandardError.line("epoch \(epoch) of \(epochs) done\(left)")
    }
}
