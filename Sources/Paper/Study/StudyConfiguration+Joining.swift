import Runs

extension StudyConfiguration {
    /// Whether two configurations belong to the same study, possibly with different experiments: whether scale, data,
    /// seeds and engine are equal.
    package func isOfSameStudy(as other: StudyConfiguration) -> Bool {
        preset.scale == other.preset.scale && DataIdentity(data) == DataIdentity(other.data) && seeds == other.seeds
            && engine == other.engine
    }

    /// This study with the additional experiments, figures and declared layers of an earlier configuration of the same study,
    /// and with its title and style unless this one has its own.
    package func joined(to earlier: StudyConfiguration, _ catalogue: Catalogue) -> StudyConfiguration {
        precondition(isOfSameStudy(as: earlier), "the experiments of different studies cannot be joined")
        let members = Set(experiments + earlier.experiments)
        var joined = self
        joined.experiments = catalogue.experiments.map { $0.identifier }.filter(members.contains)
        let drawn = Set(drawn(catalogue) + earlier.drawn(catalogue))
        let all = catalogue.figures(of: joined.experiments)
        joined.figures = drawn.isSuperset(of: all) ? nil : all.filter(drawn.contains).sorted()
        joined.title = title ?? earlier.title
        joined.style = style ?? earlier.style
        joined.addDeclarations(of: earlier)
        return joined
    }

    /// The same study without some experiments, and without their figures.
    package func keeping(_ chosen: [String], _ catalogue: Catalogue) -> StudyConfiguration {
        var kept = self
        kept.experiments = experiments.filter(chosen.contains)
        let theirs = catalogue.figures(of: kept.experiments)
        kept.figures = figures.map { $0.filter(theirs.contains) }
        return kept
    }

    /// Identifiers of the figures that are drawn.
    private func drawn(_ catalogue: Catalogue) -> [String] { figures ?? catalogue.figures(of: experiments) }
}
