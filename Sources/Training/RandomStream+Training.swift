import Random

extension RandomStream.Purpose {
    /// Which images a batch takes.
    static let batch = Self(number: 3)
    /// Generated images; the index is the image, or counts patterns down from the greatest.
    static let images = Self(number: 4)
    /// The order of an epoch; the index is its number.
    static let shuffling = Self(number: 5)
    /// Which images of an epoch are mirrored; the index is its number.
    static let augmentation = Self(number: 6)
}
