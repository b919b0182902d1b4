extension DataSetSource {
    /// Fashion-MNIST, from Debian's package or any other source. The authors' compressed files differ from those of the
    /// package, but their content is the same.
    package static let fashionMNIST = DataSetSource(
        identifier: "fashion-mnist", classCount: 10,
        summary: "70,000 grey pictures of clothes, 28x28, padded to 32x32",
        citation: "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017; MIT licence",
        files: Files(
            defaultDirectory: sharedDirectory("fashion-mnist"),
            installation: "`apt-get install dataset-fashion-mnist`", isBroughtByUser: false),
        reader: IDXFormat(
            folders: ["FashionMNIST/raw"],
            // Of the package's four decompressed files, each of which has the MD5 digest that the authors published.
            knownSHA256: "14410854cf7a289477dcfc7df3f8ec24741e281cdcc425ede0d9a748ca630214"))
}
