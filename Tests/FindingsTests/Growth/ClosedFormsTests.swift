import Networks
import Testing

@testable import Findings

@Suite struct ClosedFormsTests {
    /// Whoever adds a built-in normalizer says which forms it has, if none.
    @Test func everyBuiltInNormalizerIsKnown() {
        #expect(ClosedForms.known == Set(Normalizer.builtIn))
    }

    @Test func aNormalizerFromElsewhereHasNone() {
        let own = Normalizer(
            "own-norm", label: "Own", formula: "", statistics: "", source: "", family: .activation,
            definition: Normalizer.batchNorm.definition)
        #expect(ClosedForms.of(own).similarity == nil && ClosedForms.of(own).growth == nil)
    }
}
