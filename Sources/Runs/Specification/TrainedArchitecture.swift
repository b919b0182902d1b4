import Networks

/// An architecture that is trained, with or without SkipInit.
package struct TrainedArchitecture: Hashable, Sendable {
    package let architecture: Architecture
    package let skipInit: Bool

    package init(_ architecture: Architecture, skipInit: Bool = false) {
        self.architecture = architecture
        self.skipInit = skipInit
    }

    /// The name that people read.
    package var label: String { architecture.identifier + (skipInit ? " with SkipInit" : "") }
    /// The name over a narrow panel.
    package var shortLabel: String { architecture.identifier + (skipInit ? ", SkipInit" : "") }
    /// The name of numbers.
    package var name: String { architecture.identifier + (skipInit ? "-skip-init" : "") }
}
