/// One panel of a figure: two axes and the marks over them.
public struct Panel: Sendable {
    /// The title above the panel, after the panel's letter.
    public var title: RichText?
    /// The key of the series that the title names; `nil` if it names none.
    public var subject: String?
    /// The horizontal axis; `nil` leaves the panel without.
    public var x: Axis?
    /// The vertical axis; `nil` leaves the panel without.
    public var y: Axis?
    /// A second vertical axis at the right, to which each ``SecondAxisMark`` belongs; `nil` leaves the panel without.
    public var secondY: Axis?
    /// What is drawn, from the lowest ``MarkLayer`` up, in this order within a layer.
    public var marks: [any Mark]
    /// The height of the area inside the axes divided by its width; the layout chooses it if `nil`.
    public var aspect: Double?

    /// Creates a panel.
    public init(
        title: RichText? = nil, subject: String? = nil, x: Axis? = Axis(), y: Axis? = Axis(hasGrid: true),
        secondY: Axis? = nil, aspect: Double? = nil, marks: [any Mark]
    ) {
        self.title = title
        self.subject = subject
        self.x = x
        self.y = y
        self.secondY = secondY
        self.aspect = aspect
        self.marks = marks
    }
}
