import Findings

/// The terms of the report that not every reader knows. The page explains each at its first occurrence in a section.
enum GlossarySection {
    static var section: Section {
        Section("glossary", title: "Glossary") {
            Definitions([
                Definition(
                    "λ",
                    """
                    Exponent of the gradient's growth toward the input: the mean, over interior layers of stride 1, of \
                    ln(gradient norm of a layer over that of the next layer). Gradients explode if it is positive and \
                    vanish if it is negative.
                    """),
                Definition(
                    "cosine similarity",
                    """
                    Mean cosine of the angle between the activations of two different inputs: one if they have the \
                    same direction, zero if they are orthogonal.
                    """),
                Definition(
                    "stable rank",
                    """
                    A measure of how many directions the activations of a batch span: the squared Frobenius norm of \
                    the matrix of activations, each row scaled to length one, over its squared largest singular value.
                    """),
                Definition(
                    "growth base",
                    """
                    Factor by which the variance of activations grows per block of a residual network, from an \
                    exponential fitted to the blocks of a stage.
                    """),
                Definition(
                    "group size",
                    """
                    Number of channels G that are normalized together: one in InstanceNorm, all channels of a layer in \
                    LayerNorm.
                    """),
                Definition(
                    "interval",
                    "95% confidence interval over seeds, by Student's t unless another method is named."),
            ])
        }
    }
}
