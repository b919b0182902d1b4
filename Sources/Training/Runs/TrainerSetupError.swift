import ExitCodes

/// The reason why a training run cannot be set up.
package enum TrainerSetupError: ExitCoded, Equatable {
    /// The training images do not fill one batch.
    case noWholeBatch(batch: Int, images: Int)

    /// - Throws: `noWholeBatch` if a configuration's batch is larger than the number of images it trains on.
    package static func check(batch: Int, images: Int) throws(TrainerSetupError) {
        guard images >= batch else { throw .noWholeBatch(batch: batch, images: images) }
    }

    package var description: String {
        switch self {
        case .noWholeBatch(let batch, let images):
            "a batch of \(batch) does not fit into \(images) training images; choose a smaller --batch"
        }
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .usage }
}
