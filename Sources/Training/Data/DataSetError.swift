/// What can be wrong with a data set's files, or with what was asked of a data set. Each description is one line: where,
/// what, and what to do.
package enum DataSetError: Error, Equatable, Sendable {
    /// A file of the set is not where it was looked for.
    case missing(name: DataSetName, file: String)
    /// The file exists and cannot be read, or its compression is damaged.
    case unreadable(file: String, reason: String)
    /// The file ends before what it announces.
    case truncated(file: String, expectedBytes: Int, actualBytes: Int)
    /// The file is not of the format, or not of the set, that it was taken for.
    case foreign(file: String, expected: String, found: String)
    /// An image has a label that the set does not have.
    case labelOutOfRange(file: String, image: Int, label: Int, classCount: Int)
    /// More images were asked for than the set has.
    case tooFewImages(requested: Int, available: Int)
}

extension DataSetError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let name, let file):
            let installation = name.installation.map { "\($0), " } ?? ""
            return "data set \(name.rawValue): \(file) does not exist; "
                + "\(installation)name the data's folder with --data-directory, or use --data generated"
        case .unreadable(let file, let reason):
            return "\(file): cannot be read (\(reason)); check that it is the file meant, "
                + "or install the data set again"
        case .truncated(let file, let expectedBytes, let actualBytes):
            return "\(file): truncated, \(actualBytes) bytes where \(expectedBytes) are announced; "
                + "install the data set again"
        case .foreign(let file, let expected, let found):
            return "\(file): not \(expected), but \(found); check --data and --data-directory"
        case .labelOutOfRange(let file, let image, let label, let classCount):
            return "\(file): image \(image) has the label \(label), beyond 0 to \(classCount - 1); "
                + "check that the file belongs to the data set named by --data"
        case .tooFewImages(let requested, let available):
            return "\(requested) images were asked for, and the data set has \(available); ask for no more than that"
        }
    }
}
