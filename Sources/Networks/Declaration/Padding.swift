/// What stands beyond the border of a map.
package enum Padding: String, CaseIterable, Codable, Sendable {
    case zero, periodic
}
