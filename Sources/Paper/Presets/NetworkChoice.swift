/// Choices that all experiments share.
enum NetworkChoice {
    /// Channels per group where the group size is not varied.
    static let standardGroupSize = 8
}
