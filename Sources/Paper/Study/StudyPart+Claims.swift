import Findings

extension [StudyPart] {
    /// The claims that a study asks about, each with all of its statements: those that it judged, and those that it did
    /// not, with the reason.
    package var claims: [ClaimFinding] {
        let found = Dictionary(flatMap(\.findings.statements).map { ($0.statement, $0) }) { first, _ in
            first
        }
        let asked = flatMap { $0.experiment.statements }
        let all = Statement.ofThePaper + asked.filter { !Statement.ofThePaper.contains($0) }
        let claims = asked.map(\.claim)
        let judged = Set(Catalogue.standard.experiments.flatMap { $0.statements })
        return all.map(\.claim).reduce(into: []) { unique, claim in
            if claims.contains(claim), !unique.contains(claim) { unique.append(claim) }
        }.map { claim in
            ClaimFinding(
                claim,
                all.filter { $0.claim == claim }.map { statement in
                    found[statement]
                        ?? StatementFinding(
                            statement,
                            undecidable: judged.contains(statement)
                                ? "the experiment is not part of this study" : "no experiment measures it yet")
                })
        }
    }
}
