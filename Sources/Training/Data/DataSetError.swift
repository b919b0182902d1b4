import ExitCodes

/// An error in a data set's files, or in the use of a data set. Each description is one line with the location, the
/// error and the remedy.
package enum DataSetError: ExitCoded, Equatable, Sendable {
    /// A file of the set is missing; `found` states what is there instead, if that helps.
    case missing(name: DataSetSource, file: String, found: String? = nil)
    /// A folder was given for images that are computed.
    case takesNoDirectory(name: DataSetSource, directory: String)
    /// The file exists and cannot be read, or its compression is damaged.
    case unreadable(file: String, reason: String)
    /// The file exceeds the size limit, compressed or decompressed.
    case tooLarge(file: String, limit: Int)
    /// The file is shorter than its header states.
    case truncated(file: String, expectedBytes: Int, actualBytes: Int)
    /// The file does not have the expected format, or belongs to another set.
    case foreign(file: String, expected: String, found: String)
    /// Two different files both match the expected name.
    case ambiguous(first: String, second: String)
    /// An image has a label that the set does not have.
    case labelOutOfRange(file: String, image: Int, label: Int, classCount: Int)
    /// The set has fewer images than were requested.
    case tooFewImages(requested: Int, available: Int)
    /// The set has fewer images than an experiment needs.
    case tooSmall(need: ImageCounts.Need, has: ImageCounts)
}

extension DataSetError {
    package var description: String {
        switch self {
        case .missing(let name, let file, let found):
            let installation = name.files.map { "\($0.installation), " } ?? ""
            return "data set \(name.identifier): \(file) does not exist\(found.map { " (\($0))" } ?? ""); "
                + "\(installation)give the folder of the data with --data-directory, or use --data generated"
        case .takesNoDirectory(let name, let directory):
            return "data set \(name.identifier) is computed and reads nothing from \(directory); "
                + "leave out --data-directory, or choose another set with --data"
        case .unreadable(let file, let reason):
            return "\(file): cannot be read (\(reason)); check that it is the right file, "
                + "or install the data set again"
        case .tooLarge(let file, let limit):
            return "\(file): more than \(limit) bytes, the largest size that is read, compressed or not; "
                + "check that it is the right file"
        case .truncated(let file, let expectedBytes, let actualBytes):
            return "\(file): truncated, \(actualBytes) bytes instead of \(expectedBytes); "
                + "install the data set again"
        case .foreign(let file, let expected, let found):
            return "\(file): not \(expected), but \(found); check --data and --data-directory"
        case .ambiguous(let first, let second):
            return "\(first) and \(second) differ, and either could be meant; remove one of them, "
                + "or name its folder with --data-directory"
        case .labelOutOfRange(let file, let image, let label, let classCount):
            return "\(file): image \(image) has the label \(label), outside 0 to \(classCount - 1); "
                + "check that the file belongs to the data set named by --data"
        case .tooFewImages(let requested, let available):
            return "\(requested) images were requested, but the data set has only \(available); request fewer"
        case .tooSmall(let need, let images):
            return Self.shortage(need, images)
        }
    }

    private static func shortage(_ need: ImageCounts.Need, _ images: ImageCounts) -> String {
        let advice =
            "use a larger set, or fewer images: with --preset or --only in a study, with --batch, --training-images or "
            + "--test-images in a single run"
        switch need {
        case .batch(let count):
            return "the set has \(images.training) training images; a batch of \(count) needs as many; \(advice)"
        case .trainingBatch(let count):
            return "the set gives \(images.training) training images; training in batches of \(count) needs at least "
                + "as many; \(advice)"
        case .trainingImages(let count):
            return "the set has \(images.training) training images; training needs \(count); \(advice)"
        case .testImages(let count):
            return "the set has \(images.test) test images, but this run is tested on \(count); \(advice)"
        }
    }
}

extension DataSetError {
    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        if case .takesNoDirectory = self { return .usage }
        return .data
    }
}
