import Findings

/// The words of the report that not every reader knows. The page explains each where it first stands in a section.
enum GlossarySection {
    static var section: Section {
        Section("glossary", title: "Glossary") {
            Definitions([
                Definition(
                    "λ",
                    """
                    Exponent of the gradient's growth toward the input: the mean of ln(gradient norm of a layer over that of the next) over the inner \
                    layers of stride one. Gradients explode where it is positive, and vanish where it is negative.
                    """),
                Definition(
                    "cosine similarity",
                    """
                    Mean cosine of the angle between the activations of two different inputs: one where a layer makes them \
                    alike, zero where they are orthogonal.
                    """),
                Definition(
                    "stable rank",
                    """
                    Number of directions that the activations of a batch fill: the squared Frobenius norm of their matrix \
                    over its squared largest singular value.
                    """),
                Definition(
                    "growth base", "Factor by which the variance of activations grows per block of a residual network."),
                Definition(
                    "group size",
                    """
                    Number of channels G that are normalized together: one is InstanceNorm, all channels of a layer are \
                    LayerNorm.
                    """),
                Definition(
                    "interval",
                    "95% confidence interval over seeds, by Student's t unless something else is named."),
            ])
        }
    }
}
