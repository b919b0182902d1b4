import Statistics

extension ClaimFinding {
    /// The estimate that a claim's verdict turns on.
    package struct Decisive: Sendable {
        /// The statement that it belongs to.
        package let judged: Judged
        /// The member of the statement.
        package let member: Member
        /// The estimate, with the region that it is judged against.
        package let evidence: Evidence
    }

    /// The estimate that the verdict turns on: the clearest refutation if something is refuted, else the one deepest
    /// beyond its threshold among the undecided, else the closest call among those that hold; nil if nothing was judged.
    package var decisive: Decisive? {
        guard verdict != .notDecidable else { return nil }
        let wanted: [Outcome] =
            switch verdict {
            case .refuted, .inPart: [.refuted]
            case .inconclusive: [.undecided, .holds]
            case .reproduced, .notDecidable: [.holds]
            }
        let candidates = responsible.filter { $0.verdict != .notDecidable }.flatMap { judged in
            judged.finding.members.flatMap { member in
                member.evidence.filter { member.rests(on: $0) && $0.region != nil && $0.value?.isFinite == true }
                    .map { Decisive(judged: judged, member: member, evidence: $0) }
            }
        }
        for outcome in wanted {
            let found = candidates.filter { $0.evidence.outcome == outcome }
            // An estimate with an interval says more than a test's statistic.
            let drawn = found.filter { $0.evidence.interval != nil }
            let nearest = (drawn.isEmpty ? found : drawn).min { $0.evidence.clearance < $1.evidence.clearance }
            if let nearest { return nearest }
        }
        return nil
    }

    /// The deciding statements that the verdict is due to.
    private var responsible: [Judged] {
        let deciding = statements.filter { $0.finding.statement.decides }
        let due: [Verdict] =
            switch verdict {
            case .refuted, .inPart: [.refuted, .inPart]
            case .inconclusive: [.inconclusive]
            case .reproduced: [.reproduced]
            case .notDecidable: [.notDecidable]
            }
        let found = deciding.filter { due.contains($0.verdict) }
        // What is open for want of a statement that can be decided rests on the statements that cannot.
        return found.isEmpty ? deciding.filter { $0.verdict == .notDecidable } : found
    }

    /// Why the claim has its verdict, in one sentence with the numbers that decide.
    package var reason: Prose {
        let responsible = responsible
        guard !responsible.isEmpty else { return "None of its statements is judged." }
        let names = Self.list(responsible.map { $0.finding.statement.label })
        guard let decisive else {
            return undecidable(responsible) ?? "\(names): inconclusive."
        }
        let one = responsible.count == 1
        // What holds by itself is open where the correction for the other statements takes it back.
        if verdict == .inconclusive, decisive.evidence.outcome == .holds,
            let lost = responsible.first(where: { $0.finding.verdict == .reproduced }), let pValue = lost.finding.pValue
        {
            let name = "decisive-\(lost.finding.statement.identifier)"
            return """
                \(names) \(one ? "is" : "are") inconclusive: \(lost.finding.statement.label) has p = \
                \(pValue, "\(name)-p-value", .significant(2)), but \
                \(lost.correctedPValue, "\(name)-corrected-p-value", .significant(2)) after correction for the other statements.
                """
        }
        let measured = Self.measured(decisive)
        switch verdict {
        case .refuted, .inPart: return "\(names) \(one ? "fails" : "fail"): \(measured)."
        case .inconclusive: return "\(names) \(one ? "is" : "are") inconclusive: \(measured)."
        case .reproduced: return "\(one ? "It holds" : "All hold"); the closest call: \(measured)."
        case .notDecidable: return "\(measured)."
        }
    }

    /// Why statements cannot be decided, those with the same reason together; nil if none has one.
    private func undecidable(_ statements: [Judged]) -> Prose? {
        var groups: [(reason: Prose, labels: [String])] = []
        for finding in statements.map(\.finding) {
            guard let reason = finding.reason else { continue }
            if let index = groups.firstIndex(where: { $0.reason.plainText == reason.plainText }) {
                groups[index].labels.append(finding.statement.label)
            } else {
                groups.append((reason, [finding.statement.label]))
            }
        }
        guard let first = groups.first else { return nil }
        let sentence: Prose = "\(Self.list(first.labels)) cannot be decided: \(first.reason)"
        return groups.dropFirst().reduce(sentence) { "\($0); \(Self.list($1.labels)): \($1.reason)" } + "."
    }

    /// An estimate in words: "BatchNorm, stage 1, slope: 0.39 (0.38 to 0.41), required: between 0.9 and 1.1".
    private static func measured(_ decisive: Decisive) -> Prose {
        let evidence = decisive.evidence
        let statement = decisive.judged.finding.statement
        let name = "decisive-\(statement.identifier)"
        var sentence: Prose = """
            \(decisive.member.name), \(evidence.quantity): \(evidence.value, name, evidence.format)
            """
        if let interval = evidence.interval {
            sentence = """
                \(sentence) (\(interval.low, "\(name).low", evidence.format) to \
                \(interval.high, "\(name).high", evidence.format))
                """
        }
        guard let region = evidence.region else { return sentence }
        let threshold = statement.thresholds.first { $0.region == region }
        return """
            \(sentence), required: \
            \(region: region, threshold.map { "threshold-\($0.identifier)" } ?? "\(name)-claimed")
            """
    }

    /// "C1.1", "C1.1 and C1.2", "C1.1, C1.2 and C1.3".
    private static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Evidence {
    /// How far the estimate lies inside the claimed region, negative outside: the distance to the nearest bound over half of
    /// the interval's width, so that 1 means that the interval touches the bound. Without an interval it is over the
    /// bound's own size.
    fileprivate var clearance: Double {
        guard let region, let value else { return .infinity }
        let inside =
            switch region {
            case .above(let bound): value - bound
            case .below(let bound): bound - value
            case .inside(let low, let high): min(value - low, high - value)
            }
        let unit = interval.map { ($0.high - $0.low) / 2 } ?? region.ends.map(abs).max() ?? 1
        return unit > 0 ? inside / unit : inside * .infinity
    }
}

extension Statement {
    /// The name as readers see it: "C1.1".
    package var label: String { identifier.prefix(1).uppercased() + identifier.dropFirst() }
}
