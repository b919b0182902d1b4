import Random

extension RandomStream.Purpose {
    /// The choice of images for a batch at initialization.
    static let batch = Self(number: 3)
    /// Generated images; the index is that of the image or, counted down from the largest index, that of a class's
    /// pattern.
    static let images = Self(number: 4)
    /// The order of images in an epoch; the index is that of the epoch.
    static let shuffling = Self(number: 5)
    /// The choice of mirrored images in an epoch; the index is that of the epoch.
    static let augmentation = Self(number: 6)
}
