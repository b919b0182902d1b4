extension DataSetSource {
    /// CIFAR-100 in its authors' binary version, with the fine labels.
    static let cifar100 = DataSetSource(
        identifier: "cifar-100", classCount: 100,
        summary: "60,000 colour photographs, 32x32, in 100 classes (the fine labels)",
        citation: "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; no stated licence",
        files: Files(
            defaultDirectory: userDirectory("cifar-100"),
            installation: "get cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html",
            isBroughtByUser: true),
        reader: CIFARFormat(
            archive: "cifar-100-binary", folder: "cifar-100-binary", trainingFiles: ["train.bin"],
            testFile: "test.bin", coarseClassCount: 20,
            known: .init(
                // Published on the page that the archive comes from.
                archiveMD5: "03b5dce01913d631647c71ecec9e9cb8", images: ImageCounts(training: 50_000, test: 10_000)),
            otherVersions: [
                .init(
                    name: "Python",
                    files: ["train", "cifar-100-python", "cifar-100-python.tar.gz", "cifar-100-python.tar"]),
                .init(
                    name: "Matlab",
                    files: ["train.mat", "cifar-100-matlab", "cifar-100-matlab.tar.gz", "cifar-100-matlab.tar"]),
            ]))
}
