import Training

/// A data set from elsewhere: two classes of computed stripes.
struct StripedImages: ImageSource, DataSetReader {
    let count: Int

    static let source = DataSetSource(
        identifier: "stripes", classCount: 2, summary: "computed stripes", citation: "made by this test",
        reader: StripedImages(count: 64))

    func label(of image: Int) -> Int { image % 2 }

    func write(_ image: Int, to pixels: UnsafeMutableBufferPointer<UInt8>) {
        for index in pixels.indices {
            let (row, column) = (index / ImageSet.side % ImageSet.side, index % ImageSet.side)
            pixels[index] = UInt8((image % 2 == 0 ? row : column) * (3 + image % 5) % 256)
        }
    }

    func read(_ source: DataSetSource, from directory: String) -> DataSetContent {
        let images = ImageSet(self, images: 0..<count, classCount: source.classCount)
        return DataSetContent(training: images, test: images, sha256: sha256("stripes"), verification: .verified)
    }
}
