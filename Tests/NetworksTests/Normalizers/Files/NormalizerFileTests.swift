import TOML
import Testing

@testable import Networks

@Suite struct NormalizerFileTests {
    private func file(_ text: String) throws -> NormalizerFile { try NormalizerFile(TOMLFile(text: text, name: "f")) }

    /// What a body of a file declares.
    private func declaration(_ body: String) throws -> LayerDeclaration {
        try file("name = \"own\"\n\(body)").declaration
    }

    @Test func theTwelveBuiltInLayersCanBeWritten() throws {
        func both(_ axes: String) -> String {
            "[centre]\naxes = [\(axes)]\n[scale]\naxes = [\(axes)]\nby = \"standard-deviation\"\nepsilon = 1e-5"
        }
        let bodies: [(Normalizer, String)] = [
            (.batchNorm, both("\"batch\", \"space\"")),
            (.layerNorm, both("\"channel\", \"space\"")),
            (.instanceNorm, both("\"space\"")),
            (.groupNorm, both("\"space\", \"group\"")),
            (
                .filterResponseNorm,
                "activation = \"thresholded-linear-unit\"\n[scale]\naxes = [\"space\"]\nby = \"root-mean-square\"\n"
                    + "epsilon-trained = true"
            ),
            (.varianceNorm, "[scale]\naxes = [\"batch\", \"space\"]"),
            (.meanCentering, "[centre]\naxes = [\"batch\", \"space\"]"),
            (
                .evoNormB0,
                "activation = \"identity\"\nblock = { placement = \"after-addition\" }\n"
                    + "[scale]\naxes = [\"batch\", \"space\"]\n[pointwise]\nkind = \"maximum\"\naxes = [\"space\"]"
            ),
            (
                .evoNormS0,
                "activation = \"identity\"\nblock.placement = \"after-addition\"\n"
                    + "[scale]\naxes = [\"group\", \"space\"]\n[pointwise]\nkind = \"sigmoid-gate\"\nstart = 1"
            ),
            (
                .weightNorm,
                "activation = \"scaled-rectifier\"\n[weights]\ndivide-by = \"norm\"\ngain = 1\nbias = true"
            ),
            (
                .scaledWeightStandardization,
                "[weights]\ncentre = true\ndivide-by = \"standard-deviation\"\nfactor = \"rectifier\"\n"
                    + "divide-by-fan-in = true\ngain = 1.0\nbias = true"
            ),
        ]
        for (normalizer, body) in bodies {
            #expect(try declaration(body).definition == normalizer.definition, "\(normalizer)")
        }
        // The twelfth is no normalizer, which no file declares.
        #expect(Set(bodies.map(\.0) + [.none]) == Set(Normalizer.builtIn))
    }

    @Test func everyKeyIsRead() throws {
        let read = try file(
            """
            name = "my-norm"
            label = "My Norm"
            short-label = "Mine"
            source = "unpublished"
            activation = "centred-rectifier"
            centre-activation = ["batch", "space"]
            [weights]
            centre = true
            divide-by = "norm"
            factor = 1.5
            gain = false
            [block]
            placement = "around-branch"
            branch-gain = 0.1
            [[step]]
            running-statistics = false
            affine = false
            [step.centre]
            mixture = [["batch"], ["channel", "space"]]
            amount = 0.5
            [step.scale]
            axes = ["group"]
            by = "mean-absolute-deviation"
            epsilon = 0.01
            epsilon-trained = true
            [[step]]
            [step.affine]
            gain = 0.5
            shift = -1
            [step.pointwise]
            kind = "erf"
            start = 0.7
            shift = 0
            """)
        #expect(
            read.declaration
                == LayerDeclaration(
                    steps: [
                        NormalizerStep(
                            centring: .init([.batch], [.channel, .space], amount: 0.5),
                            scaling: .init([.group], spread: .meanAbsoluteDeviation, epsilon: .learnable(0.01)),
                            affine: nil, keepsRunningStatistics: false),
                        NormalizerStep(
                            pointwise: .erf(slope: 0.7, shift: 0), affine: .init(gain: 0.5, shift: -1)),
                    ], centresActivation: [.batch, .space], activation: .centredRectifier,
                    weights: WeightParameterization(centres: true, divisor: .norm, factor: 1.5),
                    placement: .aroundBranch, branchGain: 0.1))
        let normalizer = read.normalizer
        #expect(normalizer.identifier == "my-norm" && normalizer.label == "My Norm" && normalizer.shortLabel == "Mine")
        #expect(normalizer.source == "unpublished" && normalizer.family == .activation && normalizer.dependsOnBatch)
        #expect(
            normalizer.formula
                == "w = 1.5 (v − mean v) / ‖v − mean v‖,  z = (x − 0.5 Σ_{k} w_{k} μ_{k}) / (δ_{1} + |ε|),  "
                + "y = γ_{2} erf(α z + s) + β_{2}")
    }

    @Test(arguments: [
        (
            "",
            "f:1: 'name' is missing; it takes lower-case words joined by hyphens, at most 40 characters, such as \"my-norm\""
        ),
        ("name = 3", "f:1: 'name' takes a string, not an integer"),
        (
            "name = \"My Norm\"",
            "f:1: 'name' takes lower-case words joined by hyphens, at most 40 characters, such as \"my-norm\", not 'My Norm'"
        ),
        (
            "name = \"own\"\nlabel = \"batchnorm\"",
            "f:2: 'label': the built-in layer 'batch-norm' has this name; choose another"
        ),
        ("name = \"batch-norm\"", "f:1: 'name': 'batch-norm' is a built-in layer; choose another name"),
        (
            "name = \"own\"",
            "f:1: 'scale' is missing; it takes the divisor; this file declares nothing, which is the built-in layer 'none'"
        ),
        (
            "name = \"own\"\n[scael]\naxes = [\"batch\"]",
            "f:2: there is no key 'scael'; name, label, short-label, source, activation, centre-activation, weights, "
                + "block, step, centre, scale, pointwise, affine, running-statistics are allowed here; did you mean 'scale'?"
        ),
        (
            "name = \"own\"\n\n[scale]\naxes = [\"batch\", \"spce\"]",
            "f:4: 'scale.axes' takes batch, channel, group, space, not 'spce'; did you mean 'space'?"
        ),
        (
            "name = \"own\"\n[scale]\nby = \"standard-deviation\"",
            "f:2: 'scale.axes' is missing; it takes a list of batch, channel, group, space"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"batch\"]\nby = \"standard-deviaton\"",
            "f:4: 'scale.by' takes standard-deviation, root-mean-square, mean-absolute-deviation, not "
                + "'standard-deviaton'; did you mean 'standard-deviation'?"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"batch\"]\nepsilon = -1",
            "f:4: 'scale.epsilon' takes a number from 0 to 1, not -1.0"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"channel\", \"group\"]",
            "f:3: 'scale.axes': all channels include those of a group; name 'channel' or 'group', not both"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"batch\"]\nmixture = [[\"space\"]]",
            "f:4: 'scale.mixture': 'axes' and 'mixture' exclude each other; leave one of them"
        ),
        (
            "name = \"own\"\n[scale]\nmixture = [[\"space\"], [\"space\"]]",
            "f:3: 'scale.mixture': it has the same axes twice"
        ),
        (
            "name = \"own\"\n[centre]\naxes = [\"space\"]\namount = 0",
            "f:4: 'centre.amount' takes a number above 0, up to 1, not 0.0"
        ),
        (
            "name = \"own\"\nrunning-statistics = true\n[scale]\naxes = [\"space\"]",
            "f:2: 'running-statistics': no statistic spans the batch, so evaluation needs none"
        ),
        (
            "name = \"own\"\n[pointwise]\nkind = \"maximum\"\naxes = [\"space\"]",
            "f:3: 'pointwise.kind': 'maximum' chooses between two divisors; declare the first in [scale]"
        ),
        (
            "name = \"own\"\n[pointwise]\nkind = \"tanh\"\naxes = [\"space\"]",
            "f:4: 'pointwise.axes': only 'maximum' has separate axes; those of tanh are in [scale]"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"space\"]\n[[step]]\naffine = false",
            "f:2: 'scale': with [[step]] tables it belongs in one of them, as [step.scale]"
        ),
        (
            "name = \"own\"\n[[step]]\naffine = false",
            "f:2: 'step.scale' is missing; it takes the divisor; a step centres, scales or has a pointwise function"
        ),
        (
            "name = \"own\"\n[block]\nplacement = \"before\"",
            "f:3: 'block.placement' takes after-convolution, branch-end, after-addition, before-convolution, "
                + "around-branch, not 'before'; did you mean 'before-convolution'?"
        ),
        (
            "name = \"own\"\n[scale]\naxes = [\"batch\"]\nby = \"whitening\"",
            "f:4: 'scale.by': 'whitening' cannot be declared: whitening multiplies by a matrix computed from the covariance of "
                + "channels, which is not a mean over axes; docs/normalizers.md says what can be declared, and how to add other layers"
        ),
        (
            "name = \"own\"\n[weights]\ndivide-by = \"spectral-norm\"",
            "f:3: 'weights.divide-by': 'spectral-norm' cannot be declared: the spectral norm of a weight matrix needs a "
                + "power iteration, which carries vectors from step to step; docs/normalizers.md says what can be declared, and how to "
                + "add other layers"
        ),
        (
            "name = \"own\"\nlabel = \"\\u202Eevil\"",
            "f:2: 'label' takes one line of at most 40 printed characters, not this text"
        ),
        (
            "name = \"own\"\n[affine]\ngain = 1e9",
            "f:3: 'affine.gain' takes a number from −1000 to 1000, not 1000000000.0"
        ),
    ])
    func whatIsWrongIsNamedWithItsLine(_ text: String, _ expected: String) {
        #expect { try file(text) } throws: { "\($0)" == expected }
    }

    @Test func everyShippedFileIsRead() throws {
        let files = try ShippedNormalizers.all()
        #expect(files.count >= 6)
        #expect(Set(files.map(\.normalizer.identifier)).count == files.count)
        for file in files {
            #expect(!file.normalizer.source.isEmpty, "\(file.file.name)")
            #expect(Normalizer.builtIn.allSatisfy { $0.definition != file.normalizer.definition }, "\(file.file.name)")
        }
    }
}
