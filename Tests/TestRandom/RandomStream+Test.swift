import Random

extension RandomStream.Purpose {
    /// What tests draw.
    package static let test = Self(number: 9)
}
