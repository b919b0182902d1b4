import Testing

@testable import Training

@Suite struct DataSetNameTests {
    @Test func namesAndClasses() {
        let table = DataSetName.allCases.map { "\($0.rawValue) \($0.classCount)" }
        #expect(
            table == ["fashion-mnist 10", "cifar-10 10", "cifar-100 100", "generated 10", "generated-100 100"])
    }

    @Test(arguments: DataSetName.allCases)
    func aSetHasAFolderAndAnInstallationOrNeither(name: DataSetName) {
        #expect((name.defaultDirectory == nil) == (name.installation == nil))
        #expect((name.defaultDirectory == nil) == name.rawValue.hasPrefix("generated"))
        #expect(!name.summary.isEmpty && !name.source.isEmpty)
    }
}
