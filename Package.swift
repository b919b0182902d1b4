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
            name: "COneDNN", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
            linkerSettings: [.linkedLibrary("dnnl")]),
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
        .target(name: "CLibPNG", linkerSettings: [.linkedLibrary("png"), .linkedLibrary("deflate")]),
        .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

        // In dependency order: a lower one never knows a higher one.
        .target(name: "Tensors", dependencies: ["COneDNN", "CKernels"]),
        .target(name: "Networks", dependencies: ["Tensors", "COneDNN", "CKernels"]),
        .target(
            name: "Training",
            dependencies: ["Networks", "Tensors", "CKernels", "CArchive", "CCrypto", "CDeflate"]),
        .target(name: "Statistics", dependencies: ["Tensors"]),
        .target(name: "Theory"),
        .target(name: "Plots", dependencies: ["CCairo", "CLibPNG"]),
        .target(
            name: "Experiments", dependencies: ["Training", "Networks", "Statistics", "Theory", "Plots"], path: "Sources",
            sources: ["Runs", "Findings", "Paper"]),
        .target(
            name: "Reports",
            dependencies: [
                "Experiments", "Training", "Statistics", "Networks", "Plots",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .executableTarget(
            name: "normreport",
            dependencies: [
                "Experiments", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(name: "TensorsTests", dependencies: ["Tensors", "CKernels"]),
        .testTarget(name: "NetworksTests", dependencies: ["Networks"], resources: [.copy("Reference")]),
        .testTarget(name: "TrainingTests", dependencies: ["Training"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], resources: [.copy("Fixtures")]),
        .testTarget(name: "TheoryTests", dependencies: ["Theory"], resources: [.copy("Fixtures")]),
        .testTarget(name: "PlotsTests", dependencies: ["Plots"], resources: [.copy("Snapshots")]),
        .testTarget(
            name: "ExperimentsTests", dependencies: ["Experiments"], path: "Tests",
            sources: ["RunsTests", "FindingsTests", "PaperTests", "TestSupport"]),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "Experiments", "Networks", "Statistics", "Training"],
            exclude: ["Golden"]),
        .testTarget(name: "CommandLineTests", dependencies: ["normreport", "Experiments"]),
    ],
    swiftLanguageModes: [.v6]
)
