extension Figure {
    /// The same figure with bands of another kind, if the runs behind them are known.
    public func showing(_ kind: BandKind) -> Figure {
        var figure = self
        var hasChanged = false
        for index in panels.indices {
            figure.panels[index].marks = panels[index].marks.map { mark in
                guard let band = mark as? BandMark, kind != .interval, let runs = band.runs else { return mark }
                hasChanged = true
                return band.showing(kind, runs)
            }
        }
        if hasChanged, let words = kind.words {
            figure.alternativeText = [alternativeText, words].filter { !$0.isEmpty }.joined(separator: " ")
        }
        return figure
    }
}
