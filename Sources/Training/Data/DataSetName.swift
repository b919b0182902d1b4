import Foundation

/// The image sets that can be measured and trained on. A raw value is the name on the command line and in files.
package enum DataSetName: String, CaseIterable, Codable, Sendable {
    case fashionMNIST = "fashion-mnist"
    case cifar10 = "cifar-10"
    case cifar100 = "cifar-100"
    case generated = "generated"
    case generated100 = "generated-100"

    /// The number of classes; labels are 0 to `classCount - 1`.
    package var classCount: Int {
        switch self {
        case .fashionMNIST, .cifar10, .generated: 10
        case .cifar100, .generated100: 100
        }
    }

    /// One line that says what the images are.
    package var summary: String {
        switch self {
        case .fashionMNIST: "70,000 grey pictures of clothes, 28x28, padded to 32x32"
        case .cifar10: "60,000 colour photographs, 32x32, in 10 classes"
        case .cifar100: "60,000 colour photographs, 32x32, in 100 classes (the fine labels)"
        case .generated: "12,000 computed colour images, 32x32, with a 1/f spectrum, in 10 classes"
        case .generated100: "12,000 computed colour images, 32x32, with a 1/f spectrum, in 100 classes"
        }
    }

    /// Who made the data, and under which terms they are used.
    package var source: String {
        switch self {
        case .fashionMNIST: "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017; MIT licence"
        case .cifar10, .cifar100:
            "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; no stated licence"
        case .generated, .generated100: "computed by this program; MIT licence"
        }
    }

    /// Where the files are looked for when no folder is named; nil where the set needs no files.
    package var defaultDirectory: String? {
        switch self {
        case .fashionMNIST: "/usr/share/datasets/fashion-mnist"
        case .cifar10, .cifar100: Self.dataHome + "/normreport/" + rawValue
        case .generated, .generated100: nil
        }
    }

    /// Whether a user has to get the files and say where they lie.
    package var isBroughtByUser: Bool { self == .cifar10 || self == .cifar100 }

    /// How to get the files; nil where the set needs none.
    package var installation: String? {
        switch self {
        case .fashionMNIST: "`apt-get install dataset-fashion-mnist`"
        case .cifar10: "get cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html"
        case .cifar100: "get cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html"
        case .generated, .generated100: nil
        }
    }

    /// The user's folder for data, after the XDG base directory specification.
    private static var dataHome: String {
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["XDG_DATA_HOME"], home.hasPrefix("/") { return home }
        return NSHomeDirectory() + "/.local/share"
    }
}
