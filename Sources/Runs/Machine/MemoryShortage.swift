import ExitCodes
import Foundation

/// The error for work that needs more memory than is available. It is thrown before any memory is allocated.
package struct MemoryShortage: ExitCoded, Equatable {
    /// The memory that the work needs, in bytes.
    let needed: Double
    /// The available memory, in bytes.
    let available: Double

    /// A shortage.
    package init(needed: Double, available: Double) {
        self.needed = needed
        self.available = available
    }

    package var description: String {
        "it would need about \(Self.text(needed)) of memory, but only \(Self.text(available)) are available; choose a smaller "
            + "batch or network"
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .usage }

    private static func text(_ bytes: Double) -> String {
        bytes < 1e9 ? String(format: "%.0f MB", bytes / 1e6) : String(format: "%.1f GB", bytes / 1e9)
    }
}
