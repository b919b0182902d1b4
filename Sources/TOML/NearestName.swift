/// The name that someone who wrote `name` most likely meant: the one with the fewest letters to change, at most a third of
/// them, or the only one that begins with it; nil if none is near.
package func nearestName(to name: String, among names: [String]) -> String? {
    let wanted = name.lowercased()
    let distances = names.map { (name: $0, distance: editDistance(wanted, $0.lowercased())) }
    guard let nearest = distances.min(by: { $0.distance < $1.distance }), !wanted.isEmpty else { return nil }
    if nearest.distance <= max(1, max(wanted.count, nearest.name.count) / 3) { return nearest.name }
    let beginnings = names.filter { $0.lowercased().hasPrefix(wanted) }
    return beginnings.count == 1 ? beginnings[0] : nil
}

/// The number of letters to insert, remove, change or exchange with their neighbour (optimal string alignment).
func editDistance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.prefix(200)), Array(second.prefix(200)))
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in a.indices {
        for j in b.indices {
            var distance = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, rows[i - 1][j - 1] + 1) }
            rows[i + 1][j + 1] = distance
        }
    }
    return rows[a.count][b.count]
}
