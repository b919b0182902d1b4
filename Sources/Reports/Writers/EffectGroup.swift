import Findings

/// The estimates of one quantity over a statement's members, which share a scale and thresholds.
struct EffectGroup {
    /// What is estimated.
    let quantity: String
    /// The members' estimates, in order of display.
    let effects: [ClaimEffect]
    /// The scale that all of them are drawn on.
    let scale: IntervalScale

    /// Whether the statement's verdict rests on any of them.
    var decides: Bool { effects.contains(where: \.decides) }

    private struct Key: Hashable {
        let quantity: String
        let thresholds: [Double]
    }

    /// The groups of estimates that can be drawn, in the order of their first estimates. What has no
    /// threshold, or is undefined, is left to the table.
    static func groups(of effects: [ClaimEffect]) -> [EffectGroup] {
        var keys = [Key]()
        var members = [Key: [ClaimEffect]]()
        for effect in effects where !effect.thresholds.isEmpty && effect.value.isFinite {
            let key = Key(quantity: effect.quantity, thresholds: effect.thresholds)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(effect)
        }
        return keys.compactMap { key in
            let own = members[key] ?? []
            return IntervalScale(own).map { EffectGroup(quantity: key.quantity, effects: own, scale: $0) }
        }
    }
}
