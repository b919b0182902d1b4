import Foundation

/// A data set that networks can be measured and trained on: its name, its contents and how it is read.
///
/// Two sources are equal if they have the same identifier. `all` lists the built-in ones; others are made in the same
/// way.
package struct DataSetSource: Sendable {
    /// The name on the command line and in files: lower-case words joined by hyphens.
    package let identifier: String
    /// The number of classes; labels are 0 to `classCount - 1`.
    package let classCount: Int
    /// One line that describes the images.
    package let summary: String
    /// The authors, year and licence of the data. It applies to the known content only, not to other files that are
    /// read in the same way.
    let citation: String
    /// The location of the files; nil if the set needs none.
    let files: Files?
    /// How the set is read.
    let reader: any DataSetReader

    /// The location of a data set's files.
    package struct Files: Hashable, Sendable {
        /// The folder in which the files are sought if the user names none.
        let defaultDirectory: String
        /// How to obtain the files, as an instruction: "get X from Y".
        let installation: String
        /// Whether the user has to obtain the files and name their location, since no system package installs them.
        let isBroughtByUser: Bool
    }

    /// Makes a data set.
    ///
    /// - Precondition: `classCount` is 1 to 256, since a label is one byte.
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

    /// The built-in data sets, in the order in which they are listed.
    package static let all: [DataSetSource] = [.fashionMNIST, .cifar10, .cifar100, .generated, .generated100]

    /// The folder of a set among those that are installed for all users, or that came with the program, whose place
    /// `NORMREPORT_DATASETS` names.
    static func sharedDirectory(_ identifier: String) -> String {
        (ProcessInfo.processInfo.environment["NORMREPORT_DATASETS"] ?? "/usr/share/datasets") + "/" + identifier
    }

    /// The folder of a set in the user's data directory, according to the XDG base directory specification.
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
