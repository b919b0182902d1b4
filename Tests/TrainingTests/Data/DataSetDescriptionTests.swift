import Foundation
import Testing

@testable import Training

@Suite struct DataSetDescriptionTests {
    private static let images = ImageCounts(training: 300, test: 100)

    private func description(_ source: DataSetSource, _ verification: Verification) -> DataSetDescription {
        DataSetDescription(source, sha256: "ab", images: Self.images, verification: verification)
    }

    @Test func aKnownSetIsCredited() {
        let fashion = description(.fashionMNIST, .verified)
        #expect(fashion.label == "fashion-mnist")
        #expect(
            fashion.credit
                == "fashion-mnist (H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST, 2017; MIT licence), verified")
        #expect(!fashion.isBroughtByUser)
        let cifar = description(.cifar10, .notVerified)
        #expect(cifar.credit.hasPrefix("cifar-10 (A. Krizhevsky") && cifar.credit.hasSuffix(", not verified"))
        #expect(cifar.isBroughtByUser)
    }

    @Test func anOwnSetBearsNobodysName() {
        let own = description(.fashionMNIST, .ownSet)
        #expect(own.label == "a set of your own")
        #expect(own.credit == "a set of your own")
        #expect(own.citation == nil)
        #expect(own.isBroughtByUser)
        #expect(own.classCount == 10)
    }

    @Test(arguments: Verification.allCases)
    func comesBackFromItsFile(verification: Verification) throws {
        let description = description(.cifar100, verification)
        let data = try JSONEncoder().encode(description)
        #expect(try JSONDecoder().decode(DataSetDescription.self, from: data) == description)
    }

    @Test func ofAComputedSet() throws {
        let description = try DataSet(.generated).description
        #expect(description.images == ImageCounts(training: 10_000, test: 2000))
        #expect(description.name == "generated")
        #expect(description.sha256 == GeneratedImages.digest(classCount: 10))
        #expect(description.verification == .verified)
    }
}
