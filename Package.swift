// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "normreport",
    products: [
        .executable(name: "normreport", targets: ["normreport"]),
        .library(name: "Plots", targets: ["Plots"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        // C libraries, each behind one target.
        .target(
            name: "CConvolution",
            exclude: ["loops_convolve", "loops_gradient", "phases", "phases_upsample"].map { "winograd/\($0).inc" },
            cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
            linkerSettings: [.linkedLibrary("dnnl")]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

        // In dependency order: a lower one never knows a higher one.
        .target(name: "VisibleText"),
        .target(name: "LaTeX", dependencies: ["VisibleText"]),
        .target(name: "ExitCodes"),
        .target(name: "Files", dependencies: ["ExitCodes"]),
        .target(name: "Random", dependencies: ["CKernels"]),
        .target(name: "Tensors", dependencies: ["ExitCodes", "CConvolution", "CKernels"]),
        .target(name: "TOML", dependencies: ["ExitCodes", "Files"]),
        .target(name: "Networks", dependencies: ["ExitCodes", "Random", "Tensors", "TOML", "CKernels"]),
        .target(
            name: "Training",
            dependencies: [
                "VisibleText", "ExitCodes", "Files", "Networks", "Random", "Tensors", "CArchive", "CCrypto", "CDeflate",
            ]),
        .target(name: "Statistics", dependencies: ["Random"]),
        .target(name: "Theory"),
        .target(name: "Plots", dependencies: ["VisibleText", "LaTeX", "ExitCodes", "CCairo", "CDeflate"]),
        .target(name: "Runs", dependencies: ["ExitCodes", "Files", "Training", "Networks", "Tensors"]),
        .target(
            name: "Findings",
            dependencies: [
                "ExitCodes", "Files", "Runs", "Training", "Networks", "Statistics", "Theory", "Plots", "Random",
            ]),
        .target(
            name: "Paper",
            dependencies: [
                "ExitCodes", "Findings", "Runs", "Files", "Training", "Networks", "Statistics", "Theory", "Plots",
                "TOML",
            ]),
        .target(
            name: "Reports",
            dependencies: [
                "VisibleText", "LaTeX", "ExitCodes", "Paper", "Findings", "Runs", "Files", "Training", "Statistics",
                "Networks", "Plots", "CArchive", "CDeflate",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .executableTarget(
            name: "normreport",
            dependencies: [
                "VisibleText", "ExitCodes", "Paper", "Findings", "Runs", "Reports", "Files", "Training", "Networks",
                "Plots", "Tensors", "TOML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // The random numbers that tests draw.
        .target(name: "TestRandom", dependencies: ["Random"], path: "Tests/TestRandom"),
        // What the tests of several upper targets share.
        .target(
            name: "TestSupport",
            dependencies: ["Paper", "Findings", "Runs", "Files", "Training", "Networks", "Theory"],
            path: "Tests/TestSupport"),

        // Readers of bytes from elsewhere, which are given any.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "TestSupport", "Reports", "Paper", "Findings", "Runs", "Plots", "Training", "Networks", "TOML",
            ],
            path: "Tests/FuzzTargets"),

        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], exclude: ["Found"]),
        .testTarget(name: "VisibleTextTests", dependencies: ["VisibleText"]),
        .testTarget(name: "FilesTests", dependencies: ["TestSupport", "Files"]),
        .testTarget(name: "RandomTests", dependencies: ["TestRandom", "Random"]),
        .testTarget(name: "TensorsTests", dependencies: ["TestRandom", "Tensors", "Random", "CKernels"]),
        .testTarget(name: "TOMLTests", dependencies: ["TestSupport", "TOML", "ExitCodes"]),
        .testTarget(
            name: "NetworksTests", dependencies: ["TestRandom", "Networks", "Tensors", "TOML", "Random"],
            resources: [.copy("Reference")]),
        .testTarget(
            name: "TrainingTests", dependencies: ["TestRandom", "Training", "Networks", "Tensors", "Random", "Files"]),
        .testTarget(
            name: "StatisticsTests", dependencies: ["TestRandom", "Statistics", "Random"],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "TheoryTests", dependencies: ["Theory"], resources: [.copy("Fixtures")]),
        .testTarget(name: "PlotsTests", dependencies: ["Plots", "CCairo"], resources: [.copy("Snapshots")]),
        .testTarget(
            name: "RunsTests",
            dependencies: ["TestSupport", "TestRandom", "Runs", "Training", "Networks", "Tensors", "Files", "Random"]),
        .testTarget(
            name: "FindingsTests",
            dependencies: [
                "TestSupport", "Findings", "Runs", "Plots", "Theory", "Statistics", "Training", "Networks", "Random",
            ]),
        .testTarget(
            name: "PaperTests",
            dependencies: [
                "TestSupport", "TestRandom", "Paper", "Findings", "Runs", "Plots", "Theory", "Statistics", "Training",
                "Networks", "Tensors", "TOML", "Random", "Files",
            ]),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "TestSupport", "VisibleText", "LaTeX", "Reports", "Paper", "Findings", "Runs", "Plots", "Statistics",
                "Training",
                "Networks", "Tensors", "TOML", "Files",
            ],
            exclude: ["Golden"]),
        // What a program from elsewhere adds, and `all` carries.
        .testTarget(
            name: "ExtensionTests",
            dependencies: [
                "TestSupport", "normreport", "Reports", "Paper", "Findings", "Runs", "Plots", "Statistics", "Training",
                "Networks", "Tensors", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "TestSupport", "TestRandom", "normreport", "Reports", "Paper", "Findings", "Runs", "Plots",
                "Statistics",
                "Training", "Networks", "Random", "Files", "ExitCodes", "VisibleText", "CKernels",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Only Tests/fuzz/run builds this: it needs libFuzzer, and that the compiler counts branches.
if let library = Context.environment["NORMREPORT_FUZZ"] {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/fuzz/driver",
            linkerSettings: [.unsafeFlags(["-Xlinker", library]), .linkedLibrary("stdc++")]))
}
