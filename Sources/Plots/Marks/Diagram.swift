/// A block diagram on a grid: boxes, circles and arrows between them.
public struct Diagram: Hashable, Sendable {
    /// What a node looks like.
    public enum Shape: Hashable, Sendable {
        /// A box with a label.
        case box
        /// A box that stands out, for what the diagram is about.
        case emphasizedBox
        /// A circle with a sign, such as + or ×.
        case circle
        /// A label alone, for inputs and outputs.
        case text
    }

    /// A node at a place of the grid.
    public struct Node: Hashable, Sendable {
        /// The name that edges refer to.
        public var name: String
        /// What is written.
        public var label: RichText
        /// What the node looks like.
        public var shape: Shape
        /// The column from the left, 0 the first; halves are allowed.
        public var column: Double
        /// The row from the top, 0 the first; halves are allowed.
        public var row: Double

        /// Creates a node.
        public init(_ name: String, _ label: RichText, shape: Shape = .box, column: Double = 0, row: Double) {
            self.name = name
            self.label = label
            self.shape = shape
            self.column = column
            self.row = row
        }
    }

    /// An arrow between two nodes.
    public struct Edge: Hashable, Sendable {
        /// How an arrow runs.
        public enum Route: Hashable, Sendable {
            /// Straight from node to node.
            case straight
            /// From the side of the first node to a column, along it, and back into the side of the second: a skip
            /// connection.
            case around(column: Double)
        }

        /// The name of the node that the arrow leaves.
        public var from: String
        /// The name of the node that the arrow enters.
        public var to: String
        /// How it runs.
        public var route: Route

        /// Creates an arrow.
        public init(from: String, to: String, route: Route = .straight) {
            self.from = from
            self.to = to
            self.route = route
        }
    }

    /// The nodes.
    public var nodes: [Node]
    /// The arrows.
    public var edges: [Edge]

    /// Creates a diagram.
    public init(nodes: [Node], edges: [Edge]) {
        self.nodes = nodes
        self.edges = edges
    }

    /// Nodes one under another with arrows down the chain.
    public static func chain(_ nodes: [Node], edges: [Edge] = []) -> Diagram {
        let links = zip(nodes, nodes.dropFirst()).map { Edge(from: $0.name, to: $1.name) }
        return Diagram(nodes: nodes, edges: links + edges)
    }
}
