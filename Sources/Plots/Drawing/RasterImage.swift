/// Pixels of red, green and blue bytes, row by row from the top left.
public struct RasterImage: Hashable, Sendable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `3 * width * height` bytes.
    public let pixels: [UInt8]

    /// Creates an image.
    ///
    /// - Throws: ``PlotError/imageSize(width:height:bytes:)`` unless there are `3 * width * height` bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) throws(PlotError) {
        guard width > 0, height > 0, pixels.count == 3 * width * height else {
            throw .imageSize(width: width, height: height, bytes: pixels.count)
        }
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}
