extension RunRecords {
    /// Why a run has no record.
    package enum Gap: Error, Sendable, CustomStringConvertible {
        /// The run is not stored.
        case missing
        /// The run is stored, but its record cannot be read.
        case unreadable(String)

        /// The reason in a few words that follow "the run".
        package var description: String {
            switch self {
            case .missing: "is not stored"
            case .unreadable(let reason): "cannot be used: \(reason)"
            }
        }
    }
}
