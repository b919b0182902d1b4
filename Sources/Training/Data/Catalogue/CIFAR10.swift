extension DataSetSource {
    /// CIFAR-10 in its authors' binary version.
    package static let cifar10 = DataSetSource(
        identifier: "cifar-10", classCount: 10, summary: "60,000 colour photographs, 32x32, in 10 classes",
        citation: "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; no stated licence",
        files: Files(
            defaultDirectory: userDirectory("cifar-10"),
            installation: "get cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html", isBroughtByUser: true),
        reader: CIFARFormat(
            archive: "cifar-10-binary", folder: "cifar-10-batches-bin",
            trainingFiles: (1...5).map { "data_batch_\($0).bin" }, testFile: "test_batch.bin", coarseClassCount: nil,
            known: .init(
                // Published on the page that the archive comes from.
                archiveMD5: "c32a1d4ab5d03f1284b67883e8d87530", images: ImageCounts(training: 50_000, test: 10_000)),
            otherVersions: [
                .init(
                    name: "Python",
                    files: ["data_batch_1", "cifar-10-batches-py", "cifar-10-python.tar.gz", "cifar-10-python.tar"]),
                .init(
                    name: "Matlab",
                    files: [
                        "data_batch_1.mat", "cifar-10-batches-mat", "cifar-10-matlab.tar.gz", "cifar-10-matlab.tar",
                    ]),
            ]))
}
