import Foundation

/// A data set that can be measured and trained on: what it is called, what it holds, and how it is read.
///
/// Two sources are equal if they have the same identifier. The program's own stand in `all`; others are made alike.
package struct DataSetSource: Sendable {
    /// The name on the command line and in files: lower-case words joined by hyphens.
    package let identifier: String
    /// The number of classes; labels are 0 to `classCount - 1`.
    package let classCount: Int
    /// One line that says what the images are.
    package let summary: String
    /// Who made the data, when, and under which terms they are used. It holds of the known content, and of no other
    /// that is read in the same way.
    package let citation: String
    /// Where the files lie; nil where the set needs none.
    package let files: Files?
    /// How the set is read.
    package let reader: any DataSetReader

    /// Where a data set's files lie.
    package struct Files: Hashable, Sendable {
        /// Where they are looked for when no folder is named.
        package let defaultDirectory: String
        /// How to get them, as an order: "get X from Y".
        package let installation: String
        /// Whether a user has to get them and say where they lie, since no package of the system brings them.
        package let isBroughtByUser: Bool

        package init(defaultDirectory: String, installation: String, isBroughtByUser: Bool) {
            self.defaultDirectory = defaultDirectory
            self.installation = installation
            self.isBroughtByUser = isBroughtByUser
        }
    }

    package init(
        identifier: String, classCount: Int, summary: String, citation: String, files: Files? = nil,
        reader: any DataSetReader
    ) {
        precondition((1...256).contains(classCount), "a label is a byte")
        self.identifier = identifier
        self.classCount = classCount
        self.summary = summary
        self.citation = citation
        self.files = files
        self.reader = reader
    }

    /// The data sets of the program, in the order in which they are listed.
    package static let all: [DataSetSource] = [.fashionMNIST, .cifar10, .cifar100, .generated, .generated100]

    /// The program's data set of a name; nil where there is none.
    package init?(identifier: String) {
        guard let source = Self.all.first(where: { $0.identifier == identifier }) else { return nil }
        self = source
    }

    /// The folder of a set among the user's data, after the XDG base directory specification.
    static func userDirectory(_ identifier: String) -> String {
        let named = ProcessInfo.processInfo.environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (named ?? NSHomeDirectory() + "/.local/share") + "/normreport/" + identifier
    }
}

extension DataSetSource: Hashable {
    package static func == (first: DataSetSource, second: DataSetSource) -> Bool {
        first.identifier == second.identifier
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension DataSetSource: CustomStringConvertible {
    package var description: String { identifier }
}
