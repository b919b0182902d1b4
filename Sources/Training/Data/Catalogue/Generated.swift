extension DataSetSource {
    /// Computed images in 10 classes.
    package static let generated = DataSetSource(
        identifier: "generated", classCount: 10,
        summary: "12,000 computed colour images, 32x32, with a 1/f spectrum, in 10 classes",
        citation: "computed by this program; MIT licence", reader: GeneratedImages.Reader())

    /// Computed images in 100 classes.
    static let generated100 = DataSetSource(
        identifier: "generated-100", classCount: 100,
        summary: "12,000 computed colour images, 32x32, with a 1/f spectrum, in 100 classes",
        citation: "computed by this program; MIT licence", reader: GeneratedImages.Reader())
}

extension GeneratedImages {
    /// Computes only the patterns of the classes; each image is computed on demand. The digest is a constant in the
    /// code, and a test verifies that it is that of the images.
    struct Reader: DataSetReader {
        func read(_ source: DataSetSource, from directory: String) -> DataSetContent {
            let images = GeneratedImages(classCount: source.classCount)
            return DataSetContent(
                training: ImageSet(images, images: GeneratedImages.training, classCount: source.classCount),
                test: ImageSet(images, images: GeneratedImages.test, classCount: source.classCount),
                sha256: images.digest, verification: .verified)
        }
    }
}
