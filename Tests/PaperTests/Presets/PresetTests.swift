import Foundation
import Networks
import TOML
import Testing
import Training

@testable import Paper
@testable import Runs
@testable import TestSupport

@Suite struct PresetTests {
    private static func configuration(_ preset: Preset) throws -> StudyConfiguration {
        StudyConfiguration(
            preset: preset, data: try DataSet(.generated).description, seeds: preset.scale.seeds,
            experiments: Catalogue.standard.experiments.map { $0.identifier }, engine: TestRuns.engine)
    }

    /// The keys of a preset's plan name the runs that studies have stored: they change only where that is meant. Those of
    /// the first three were taken from the program before presets were tables; 510 runs of cut batches were added to each since.
    @Test(arguments: [
        (Preset.quick, 2184, "8b6f91e39ee2005fd3eb69ca62347616233fee8fd64307119da6a4d43ae39242"),
        (.standard, 2565, "1b152fd734e2f3ada18951e4cf325deeed0ba891c1c2f13a81101f4022829c65"),
        (.paper, 2915, "f60824b6c3c8a13a24c485d2527e150bf988b684be0628ffd35a2f8b4fa2353e"),
    ])
    func plansKeepTheirKeys(_ preset: Preset, _ count: Int, _ digest: String) throws {
        let keys = try Study(Self.configuration(preset), .standard).plan.runs.map(\.key)
        #expect(keys.count == count)
        #expect(sha256(keys.joined(separator: "\n")) == digest)
    }

    /// What a night computes, experiment by experiment, as `plan` shows it, and how much of that is training. It changes where
    /// the table of presets or an experiment's choice of runs does, and only there.
    @Test func aNightsPlanIsPinned() throws {
        let study = try Study(Self.configuration(.overnight), .standard)
        let counts = study.experiments.map { experiment in
            let runs = study.runs(of: [experiment.identifier])
            return "\(experiment.identifier): \(runs.count), \(runs.count(where: \.isTraining)) trained"
        }
        #expect(
            counts == [
                "residual-forward: 80, 0 trained", "residual-parametric: 120, 0 trained",
                "informative-forward: 380, 0 trained", "stable-backward: 570, 0 trained",
                "gradient-correlation: 35, 35 trained", "training-speed: 240, 240 trained",
                "speed-stability: 150, 90 trained", "branch-training: 30, 30 trained", "plain-forward: 240, 0 trained",
                "periodic-padding: 120, 0 trained", "cut-batches: 880, 0 trained", "dense-rank: 300, 0 trained",
                "normalizer-profile: 300, 0 trained",
            ])
        #expect(study.plan.runs.count == 2540)
    }

    /// The rung below `standard` leaves none of its statements undecided.
    @Test func moderateDecidesWhatStandardDoes() throws {
        func decided(_ preset: Preset) throws -> [String] {
            try Study(Self.configuration(preset), .standard).experiments.flatMap(\.decided).map(\.identifier)
        }
        #expect(try decided(Preset.moderate) == decided(Preset.standard))
        #expect(try decided(Preset.quick).count < decided(Preset.standard).count)
    }

    /// Every key of a file is written and read; what a study stores is such a text.
    @Test(arguments: Preset.builtIn) func aPresetIsItsText(_ preset: Preset) throws {
        let text = PresetText(preset.scale).text
        let read = try PresetFile(TOMLFile(text: text, name: "p.toml")).preset
        #expect(read.scale == preset.scale && read.identifier == "p.toml" && !read.isBuiltIn)
        #expect(PresetText(read.scale).text == text)
        // Without a base, every line is needed.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices where lines[index].contains(" = ") {
            var fewer = lines
            fewer.remove(at: index)
            #expect(throws: TOMLError.self, "\(lines[index])") {
                try PresetFile(TOMLFile(text: fewer.joined(separator: "\n"), name: "p.toml"))
            }
        }
    }

    @Test func aFileChangesItsBase() throws {
        let text = "base = \"standard\"\nbatch = 32\n[training.convolutional]\nimages = \"all\"\nepochs = 2\n"
        let preset = try PresetFile(TOMLFile(text: text, name: "mine.toml")).preset
        var expected = Preset.standard.scale
        expected.batch = 32
        expected.training.convolutional.trainingImages = nil
        expected.training.convolutional.epochs = 2
        // It counts steps of a number of images.
        expected.training.followedVariation = nil
        #expect(preset.scale == expected)
        #expect(preset.next == nil && Preset.quick.next == .moderate && Preset.paper.next == nil)
        #expect(preset.label.hasPrefix("mine.toml, SHA-256 ") && Preset.quick.label == "quick")
    }

    @Test func variationsCanBeTakenAway() throws {
        let text =
            "base = \"standard\"\n[training]\nvariations = []\nrepaired-variations = []\nfollowed = false\n"
            + "secondary-networks = []\n"
        let training = try PresetFile(TOMLFile(text: text, name: "f")).preset.scale.training
        #expect(training.variations.isEmpty && training.repairedVariations.isEmpty && training.singleSeed.isEmpty)
        #expect(training.followedVariation == nil)
    }

    @Test(arguments: [
        (
            "base = \"standrad\"",
            "f:1: 'base' takes quick, moderate, standard, overnight, paper, not 'standrad'; did you mean 'standard'?"
        ),
        ("batch = 64", "f:1: 'seeds' is missing; it takes a whole number from 2 to 1000"),
        ("base = \"quick\"\nbacth = 64", "f:2: there is no key 'bacth'"),
        ("base = \"quick\"\nbatch = 1", "f:2: 'batch' takes a whole number from 2 to 8192, not 1"),
        ("base = \"quick\"\nbatch = 6.5", "f:2: 'batch' takes a whole number from 2 to 8192, not a number"),
        ("base = \"quick\"\nbatch-sweep = [64, 16]", "f:2: 'batch-sweep' takes a list of increasing whole numbers"),
        ("base = \"quick\"\nbatch-sweep = []", "f:2: 'batch-sweep' takes a list of increasing whole numbers"),
        (
            "base = \"quick\"\nlargest-group-size = 3",
            "f:2: 'largest-group-size' takes one of 2, 4, 8, 16, 32, 64, not 3"
        ),
        (
            "base = \"quick\"\nlargest-group-size = 1",
            "f:2: 'largest-group-size' takes a whole number from 2 to 64, not 1"
        ),
        (
            "base = \"quick\"\n[training]\nnetworks = [\"resnet-56-skip-init\"]",
            "f:2: 'training': 'networks' needs one without SkipInit"
        ),
        ("base = \"quick\"\nlargest-group-size = 64", "f:1: 'width-divisor': in cnn-10, whose widths are divided by 4"),
        (
            "base = \"quick\"\n[uniform]\nwidths = [16, 30]",
            "f:2: 'uniform': all widths must be multiples of 4, and 30 is not"
        ),
        (
            "base = \"quick\"\n[training]\nnetworks = [\"cnn-11\"]",
            "f:3: 'training.networks' takes cnn-10, cnn-20, resnet-56"
        ),
        (
            "base = \"quick\"\n[training]\nsecondary-networks = [\"resnet-56\"]",
            "f:2: 'training': 'resnet-56' is in secondary-networks, but not in networks"
        ),
        (
            "base = \"quick\"\n[training.residual]\nimages = 32",
            "f:3: 'training.residual.images': 32 images are fewer than a batch of 64"
        ),
        ("base = \"quick\"\n[training.residual]\nimages = \"some\"", "f:3: 'training.residual.images' takes"),
        (
            "base = \"quick\"\n[[training.variations]]\nnetworks = [\"cnn-10\"]",
            "f:2: 'training.variations.batch' is missing"
        ),
        (
            "base = \"quick\"\n[[training.variations]]\nbatch = 64\nnetworks = [\"cnn-20\"]",
            "f:2: 'training': cnn-20 with 'batch 64' is trained so already"
        ),
        (
            "base = \"standard\"\n[[training.repaired-variations]]\nbatch = 16\nnetworks = [\"resnet-56\"]\n"
                + "[[training.repaired-variations]]\nbatch = 16\nnetworks = [\"resnet-56\"]",
            "f:2: 'training': resnet-56 with 'batch 16' is trained so already"
        ),
        (
            "base = \"standard\"\n[training.convolutional]\nbatch = 16",
            "f:2: 'training': cnn-10 with 'batch 16' is trained so already"
        ),
        (
            "base = \"quick\"\n[[training.repaired-variations]]\nbatch = 16\nnetworks = [\"cnn-10\"]",
            "f:2: 'training': 'repaired-variations' is of resnet-56 alone"
        ),
        (
            "base = \"quick\"\n[training.followed]\nsteps = 30\nnetworks = [\"cnn-10\", \"cnn-20\"]",
            "f:2: 'training': 'followed' is of cnn-10 alone"
        ),
        (
            "base = \"paper\"\n[training.followed]\nsteps = 3\nnetworks = [\"cnn-10\"]",
            "f:2: 'training.followed': it counts steps of a number of images"
        ),
    ])
    func mistakesAreNamedWithTheirPlace(_ text: String, _ expected: String) throws {
        let error = #expect(throws: TOMLError.self) { try PresetFile(TOMLFile(text: text, name: "f")) }
        #expect("\(try #require(error))".hasPrefix(expected), "\(error.map { "\($0)" } ?? "")")
    }

    /// Whatever a file may say, a study can be planned.
    @Test(arguments: [
        "base = \"quick\"\nseeds = 2\nbatch = 2\nbatch-sweep = [2]\nlargest-group-size = 2\n[uniform]\nbatch = 2\n"
            + "depth = 20\nwidth = 1\nwidths = [4]\n[training]\nseeds = 1\nchoosing-seeds = 2\nvariation-seeds = 1\n",
        "base = \"quick\"\n[width-divisor]\nconvolutional = 8\nresidual = 8\n[training.width-divisor]\nconvolutional = 8\n"
            + "residual = 8\n",
        "base = \"quick\"\nlargest-group-size = 2\n[width-divisor]\nconvolutional = 8\n",
        "base = \"paper\"\n[uniform]\ndepth = 200\nwidth = 512\nwidths = [4, 508, 512]\n[training]\nseeds = 10\n"
            + "networks = [\"resnet-56\", \"resnet-56-skip-init\"]\n",
    ])
    func whatIsReadCanBePlanned(_ text: String) throws {
        guard let preset = try? PresetFile(TOMLFile(text: text, name: "f")).preset else { return }
        let study = try Study(Self.configuration(preset), .standard)
        for run in study.plan.runs {
            _ = try RunCost(run.specification, images: ImageCounts(training: 60_000, test: 10_000))
        }
        for experiment in study.experiments { _ = experiment.decided }
    }

    /// A study from a file is read where the file is not.
    @Test func aStudyKeepsTheSizes() throws {
        let folder = try TestFolder()
        let preset = try PresetFile(TOMLFile(text: "base = \"quick\"\nseeds = 12\n", name: "a 'b\u{1B}.toml")).preset
        let configuration = try Self.configuration(preset)
        try configuration.save(to: folder.url)
        let loaded = try StudyConfiguration.load(from: folder.url)
        #expect(loaded == configuration && loaded.seeds.count == 12)
        #expect(!loaded.isOfSameStudy(as: try Self.configuration(.quick)))
        // The same sizes under another name are the same study.
        let renamed = Preset("another.toml", scale: preset.scale)
        #expect(loaded.isOfSameStudy(as: try Self.configuration(renamed)))
        // A built-in preset is stored by its name.
        let text = String(decoding: try Self.configuration(.quick).encoded(), as: UTF8.self)
        #expect(text.contains("\"preset\" : \"quick\""))
    }

    @Test(arguments: ["\"huge\"", "7", "{\"file\": \"f\"}", "{\"file\": \"f\", \"text\": \"seeds = 1\"}"])
    func aDamagedPresetIsNoConfiguration(_ preset: String) throws {
        let text = String(decoding: try Self.configuration(.quick).encoded(), as: UTF8.self)
        let damaged = text.replacing("\"quick\"", with: preset)
        #expect(damaged != text)
        #expect(throws: StudyConfigurationError.damaged(file: "f")) {
            try StudyConfiguration(content: Data(damaged.utf8), file: "f")
        }
    }
}
