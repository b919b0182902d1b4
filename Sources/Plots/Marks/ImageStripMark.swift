/// A row of images with captions, for panels without axes.
public struct ImageStripMark: Mark {
    /// An image with its caption.
    public struct Item: Hashable, Sendable {
        /// The pixels.
        public var image: RasterImage
        /// The caption below it.
        public var caption: RichText?

        /// Creates an item.
        public init(_ image: RasterImage, caption: RichText? = nil) {
            self.image = image
            self.caption = caption
        }
    }

    /// The images, left to right, then row by row.
    public var items: [Item]
    /// Images in a row.
    public var columns: Int

    private static let gap = 4.0

    /// Creates a strip.
    ///
    /// - Parameter columns: Images in a row; all in one row if `nil`.
    public init(_ items: [Item], columns: Int? = nil) {
        self.items = items
        self.columns = max(1, columns ?? items.count)
    }

    /// Images fill the panel.
    public var layer: MarkLayer { .background }

    /// Draws the images as large as the frame allows, their shape kept.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard !items.isEmpty else { return }
        let rows = (items.count + columns - 1) / columns
        let frame = context.frame
        let captionHeight = items.contains { $0.caption != nil } ? 1.4 * context.annotationSize : 0
        let slot = Size(
            width: (frame.width - Double(columns - 1) * Self.gap) / Double(columns),
            height: (frame.height - Double(rows - 1) * Self.gap) / Double(rows) - captionHeight)
        guard slot.width > 0, slot.height > 0 else { return }
        try context.group(.annotation) { context in
            for (index, item) in items.enumerated() {
                let scale = min(slot.width / Double(item.image.width), slot.height / Double(item.image.height))
                let size = Size(width: scale * Double(item.image.width), height: scale * Double(item.image.height))
                let x = frame.x + Double(index % columns) * (slot.width + Self.gap)
                let y = frame.y + Double(index / columns) * (slot.height + captionHeight + Self.gap)
                let area = Rectangle(
                    x: x + (slot.width - size.width) / 2, y: y + (slot.height - size.height) / 2, width: size.width,
                    height: size.height)
                context.append(.image(ImageCommand(item.image, frame: area)))
                guard let caption = item.caption else { continue }
                let lines = context.wrap(caption, size: context.annotationSize, width: slot.width, maximumLines: 1)
                for command in AxisLayout.centered(
                    lines, x: x + slot.width / 2, top: area.maxY + 2.5, ink: context.theme.ink)
                { context.append(command) }
            }
        }
    }
}
