import Foundation
import Networks
import Testing
import Training

@testable import Runs
@testable import TestSupport

/// The form of a run's specification, which names its folder: whoever changes it makes every stored run a stranger.
@Suite struct RunSpecificationTests {
    private static let full = RunSpecification(
        network: NetworkSpecification(
            architecture: .resNet56, normalizer: .groupNorm, grouping: .size(8), block: .postActivation,
            widthDivisor: 2),
        data: DataIdentity(name: .fashionMNIST, sha256: "0123abcd"), seed: 18_446_744_073_709_551_615,
        work: .initialization(.init(batch: 32, differentiates: true)), engine: TestRuns.engine)

    @Test func canonicalFormIsFixed() {
        #expect(
            Self.full.canonicalJSON == """
                {"data":{"name":"fashion-mnist","sha256":"0123abcd"},\
                "engine":{"instruction-set":"avx512_core","library":"oneDNN 2.6.3","revision":1,"threads":1},\
                "network":{"architecture":"resnet-56","block":"post-activation","classes":10,"grouping":{"size":8},\
                "normalizer":{"activation":"rectifier","operation":{"linear":{"centres":true,"deviation":"centred",\
                "epsilon":1e-05,"set":"group-and-space"}},"weights":"plain"},"padding":"zero","published-code-variances":false,"skip-init":false,\
                "width-divisor":2},"seed":18446744073709551615,\
                "work":{"initialization":{"batch":32,"differentiates":true}}}
                """)
    }

    /// `sha256sum` of the canonical form.
    @Test func keyIsTheHashOfTheCanonicalForm() {
        #expect(Self.full.key == "949fdde538afbf0bd1d8c3c8c0224831f75d45c94e73267b9ce99a5d0ded07cf")
    }

    /// Everything that a result depends on changes the key.
    @Test func everyPartIsInTheKey() {
        var variants = [Self.full]
        func vary(_ change: (inout RunSpecification) -> Void) {
            var variant = Self.full
            change(&variant)
            variants.append(variant)
        }
        vary { $0.seed = 1 }
        vary { $0.data.sha256 = "0123abce" }
        vary { $0.data.name = "generated" }
        vary { $0.work = .initialization(.init(batch: 33, differentiates: true)) }
        vary { $0.work = .initialization(.init(batch: 32, differentiates: false)) }
        vary {
            $0.work = .initialization(
                .init(
                    batch: 32, differentiates: true,
                    quantities: [Quantity("largest-value", of: .activation, .output { _ in nil })]))
        }
        vary { $0.work = .initialization(.init(batch: 32, differentiates: true, skippedImages: 32)) }
        vary { $0.engine.revision = 2 }
        vary { $0.engine.instructionSet = "avx2" }
        vary { $0.engine.library = "oneDNN 3.0.0" }
        vary { $0.engine.threads = 2 }
        vary { $0.network.normalizer = .evoNormS0 }
        vary { $0.network.grouping = .count(8) }
        vary { $0.network.grouping = nil }
        vary { $0.network.weights = .plain }
        vary { $0.network.block = .preActivation }
        vary { $0.network.skipInit = true }
        vary { $0.network.widthDivisor = 1 }
        vary { $0.network.padding = .periodic }
        vary { $0.network.classes = 100 }
        vary { $0.network.publishedCodeVariances = true }
        #expect(Set(variants.map(\.key)).count == variants.count)
    }

    @Test func theEngineIsThisMachines() {
        let engine = EngineIdentity.current(threads: 3)
        #expect(engine.revision == EngineIdentity.revision && engine.threads == 3)
        #expect(engine.library.hasPrefix("oneDNN ") && !engine.instructionSet.isEmpty)
    }
}
