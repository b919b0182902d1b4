import Networks

/// An architecture that is trained, with or without SkipInit.
package struct TrainedArchitecture: Hashable, Sendable {
    /// The architecture.
    package let architecture: Architecture
    /// Whether residual branches are scaled by SkipInit's trained gain, which starts at 0.
    package let skipInit: Bool

    /// Makes the architecture; without SkipInit by default.
    package init(_ architecture: Architecture, skipInit: Bool = false) {
        self.architecture = architecture
        self.skipInit = skipInit
    }

    /// The name in running text.
    package var label: String { architecture.identifier + (skipInit ? " with SkipInit" : "") }
    /// The name in the title of a narrow panel.
    package var shortLabel: String { architecture.identifier + (skipInit ? ", SkipInit" : "") }
    /// The name in the identifiers of numbers and figures.
    package var name: String { architecture.identifier + (skipInit ? "-skip-init" : "") }
}
