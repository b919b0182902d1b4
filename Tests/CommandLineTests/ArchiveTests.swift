import Foundation
import Testing

@testable import Files
@testable import TestSupport

/// `normreport archive`, and `verify` of what it makes.
@Suite struct ArchiveTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try PreparedStudy(in: folder.file("out")).complete()
        let report = try Program.run("report", "--output", folder.file("out").path)
        #expect(report.status == 0, "\(report.error)")
    }

    private var output: String { folder.file("out").path }

    private func archive(_ name: String, _ options: String...) throws -> URL {
        let file = folder.file(name)
        let outcome = try Program.run(["archive", output, "--to", file.path] + options)
        #expect(outcome.status == 0, "\(outcome.error)")
        return file
    }

    private func unpack(_ file: URL) throws -> URL {
        let place = folder.file("unpacked")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        #expect(try Program.shell("tar -xzf \"$1\" -C \"$2\"", [file.path, place.path]).status == 0)
        return place.appendingPathComponent("study")
    }

    @Test func theSameStudyGivesTheSameBytes() throws {
        let first = try Data(contentsOf: archive("first.tar.gz", "--date", "2026-11-30"))
        // Neither times of files nor times of runs are in it.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: folder.file("out/report.html").path)
        try Data("{}".utf8).write(to: folder.file("out/timings.json"))
        #expect(try first == Data(contentsOf: archive("second.tar.gz", "--date", "2026-11-30")))
        #expect(try first != Data(contentsOf: archive("third.tar.gz")))
    }

    @Test func itsFilesAreTheFoldersAndCanBeCheckedWithoutTheProgram() throws {
        let file = try archive("a.tar.gz", "--license", "https://creativecommons.org/licenses/by/4.0/")
        let verified = try Program.run("verify", file.path)
        #expect(verified.status == 0 && verified.output.hasPrefix("checked "), "\(verified.output)\(verified.error)")
        let study = try unpack(file)
        let sums = try Program.shell("cd \"$1\" && sha256sum --quiet --strict -c manifest-sha256.txt", [study.path])
        #expect(sums.status == 0, "\(sums.output)\(sums.error)")
        for path in ["report.html", "configuration.json", "claims.json", "data/residual-forward-variance.csv"] {
            let packed = try Data(contentsOf: study.appendingPathComponent(path))
            #expect(try packed == Data(contentsOf: folder.file("out/\(path)")), "\(path)")
        }
        // The report can be written again from it.
        let again = try Program.run("report", "--output", study.path)
        #expect(again.status == 0, "\(again.error)")
        let readme = try String(contentsOf: study.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(
            readme.contains("./normreport all --preset quick --data generated --seeds 0..1 --only residual-forward"))
    }

    /// Whatever the report links to is packed with it.
    @Test func noLinkOfTheReportIsDead() throws {
        let study = try unpack(archive("a.tar.gz"))
        let report = try String(contentsOf: study.appendingPathComponent("report.md"), encoding: .utf8)
        let links = report.matches(of: /\]\(((?:data|figures|tables|latex)\/[^)#]+)\)/).map { String($0.1) }
        #expect(links.contains { $0.hasPrefix("tables/") } && links.contains { $0.hasPrefix("figures/") })
        for link in Set(links) {
            #expect(FileManager.default.fileExists(atPath: study.appendingPathComponent(link).path), "\(link)")
        }
    }

    /// What RO-Crate 1.1 asks for: the descriptor, the root with its date, and parts that are there.
    @Test func itIsDescribedAsAResearchObject() throws {
        let study = try unpack(archive("a.tar.gz", "--date", "2026-11-30", "--license", "https://x.org/l"))
        let data = try Data(contentsOf: study.appendingPathComponent("ro-crate-metadata.json"))
        let crate = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(crate["@context"] as? String == "https://w3id.org/ro/crate/1.1/context")
        let graph = try #require(crate["@graph"] as? [[String: Any]])
        func entity(_ identifier: String) -> [String: Any]? { graph.first { $0["@id"] as? String == identifier } }
        func target(_ value: Any?) -> String? { (value as? [String: String])?["@id"] }
        let descriptor = try #require(entity("ro-crate-metadata.json"))
        #expect(descriptor["@type"] as? String == "CreativeWork" && target(descriptor["about"]) == "./")
        #expect(target(descriptor["conformsTo"]) == "https://w3id.org/ro/crate/1.1")
        let root = try #require(entity("./"))
        #expect(root["@type"] as? String == "Dataset" && root["datePublished"] as? String == "2026-11-30")
        #expect(target(root["license"]) == "https://x.org/l" && entity("https://x.org/l") != nil)
        let parts = (root["hasPart"] as? [[String: String]] ?? []).compactMap { $0["@id"] }
        #expect(parts.contains("report.html") && parts.contains("runs/") && parts.contains("README.md"))
        for part in parts {
            #expect(entity(part) != nil, "\(part)")
            #expect(FileManager.default.fileExists(atPath: study.appendingPathComponent(part).path), "\(part)")
        }
        // Every reference leads somewhere.
        for property in ["citation", "isBasedOn", "mentions"] {
            #expect(entity(target(root[property]) ?? "") != nil, "\(property)")
        }
    }

    private func fault(_ file: URL) throws -> String {
        let outcome = try Program.run("verify", file.path)
        #expect(outcome.status == 65 && outcome.errorLines.count == 1, "\(outcome.output)\(outcome.error)")
        #expect(outcome.outputLines.count == 1, "\(outcome.output)")
        return outcome.output
    }

    @Test func bytesThatChangedOnTheWayAreFound() throws {
        let whole = try Data(contentsOf: archive("a.tar.gz"))
        let damaged = folder.file("damaged.tar.gz")
        func fault(_ bytes: Data) throws -> String {
            try bytes.write(to: damaged)
            return try self.fault(damaged)
        }
        #expect(try fault(Data(whole.prefix(whole.count / 2))).contains("it cannot be read beyond"))
        #expect(try fault(Data(whole.dropLast(20))).contains("it cannot be read beyond"))
        #expect(try fault(Data()).contains("it is not an archive of a study"))
        #expect(try fault(Data("text".utf8)).contains("it is not an archive of a study"))
        // The checksum of what was compressed, its length, and what follows them.
        for place in [4, 8] {
            var changed = whole
            changed[whole.count - place] ^= 1
            #expect(try fault(changed).contains("its checksum at the end does not fit"))
        }
        #expect(try fault(whole + Data("text".utf8)).contains("something follows it"))
        var flipped = whole
        flipped[whole.count / 2] ^= 1
        try flipped.write(to: damaged)
        #expect(try Program.run("verify", damaged.path).status == 65)
    }

    @Test func filesThatAreNotThoseOfTheManifestAreFound() throws {
        let study = try unpack(archive("a.tar.gz"))
        let damaged = folder.file("damaged.tar.gz")
        /// What is said of the study after a change to it, which is then taken back.
        func fault(_ change: String) throws -> String {
            let line =
                "cp -a \"$1\" \"$1.kept\" && cd \"$1\" && ( \(change) ) && cd .. && tar -czf \"$2\" study && "
                + "rm -r \"$1\" && mv \"$1.kept\" \"$1\""
            // GNU tar packs folders too, which an archive has not.
            let packed = line.replacing("tar -czf \"$2\" study", with: "find study ! -type d | tar -czf \"$2\" -T -")
            #expect(try Program.shell(packed, [study.path, damaged.path]).status == 0)
            return try self.fault(damaged)
        }
        #expect(
            try fault("echo x >> claims.json").contains(
                "claims.json: it does not match the digest in manifest-sha256.txt"))
        #expect(try fault("rm data/residual-forward-variance.csv").contains("variance.csv: it is missing"))
        #expect(try fault("echo x > more").contains("more: manifest-sha256.txt does not list it"))
        #expect(try fault("rm manifest-sha256.txt").contains("manifest-sha256.txt is missing"))
        #expect(try fault("ln -s claims.json link").contains("study/link: it is not a file in study/"))
        // With a manifest that fits what was changed.
        let anew =
            "; find . -type f ! -name manifest-sha256.txt -printf '%P\\n' | xargs sha256sum > manifest-sha256.txt"
        #expect(
            try fault("echo '{}' > configuration.json" + anew).contains("configuration.json: it is not a configuration")
        )
        #expect(try fault("echo '{' > ro-crate-metadata.json" + anew).contains("not JSON"))
        func run(_ change: String) -> String { "(set -- runs/*; \(change))" + anew }
        #expect(
            try fault(run("cp \"$1/specification.json\" \"$2/specification.json\"")).contains(
                "its specification is another run's"))
        #expect(try fault(run("rm \"$1/specification.json\"")).contains("specification.json is missing"))
        #expect(try fault(run("echo '{}' > \"$1/measurements.json\"")).contains("not the digests in SHA256SUMS"))
        #expect(try fault(run("rm \"$1/SHA256SUMS\"")).contains("not the digests in SHA256SUMS"))
    }

    /// A folder that is only read needs no lock, unless somebody writes to it.
    @Test func aFolderThatMayNotBeWrittenIsPacked() throws {
        let other = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
        // A clone in a folder of root's own cannot be run by anybody else.
        guard try Program.shell("exec \(other) \"$P\" --version").status == 0 else { return }
        let place = folder.file("place")
        try FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
        let line =
            "chmod -R a-w \"$1\"; \(other) \"$P\" archive \"$1\" --to \"$2/a.tar.gz\"; r=$?; chmod -R u+w \"$1\"; exit $r"
        let packed = try Program.shell(line, [output, place.path])
        #expect(packed.status == 0 && packed.error.isEmpty, "\(packed.error)")
        let lock = try FolderLock(folder.file("out"))
        let refused = try Program.shell(line, [output, place.path])
        lock.release()
        #expect(refused.status == 73 && refused.error.contains("process \(getpid()) on "), "\(refused.error)")
    }

    @Test func whatCannotBePackedIsSaid() throws {
        let file = folder.file("b.tar.gz").path
        func refuse(_ arguments: [String], _ status: Int32, _ text: String) throws {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == status && outcome.errorLines.count == 1, "\(arguments): \(outcome.error)")
            #expect(outcome.error.contains(text), "\(outcome.error)")
            #expect(!FileManager.default.fileExists(atPath: file))
        }
        try refuse(["archive", folder.file("none").path, "--to", file], 74, "does not exist")
        try refuse(["archive", output, "--to", file, "--date", "2026-02-30"], 64, "it takes a date")
        try refuse(["archive", output, "--to", file, "--license", "MIT"], 64, "it takes an address")
        try refuse(["archive", output, "--to", folder.file("out/claims.json/x").path], 73, "cannot write")
        // A device would be replaced by a file, which root may do.
        let (device, pipe) = (folder.file("device").path, folder.file("pipe").path)
        try FileManager.default.createSymbolicLink(atPath: device, withDestinationPath: "/dev/null")
        #expect(mkfifo(pipe, 0o600) == 0)
        for place in [device, pipe] { try refuse(["archive", output, "--to", place], 73, "it is not a file") }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: device) == "/dev/null")
        try refuse(["verify", folder.file("out/claims.json").path, "--repair"], 64, "an archive cannot be repaired")
        try FileManager.default.removeItem(at: folder.file("out/report.tex"))
        try refuse(["archive", output, "--to", file], 65, "holds no report")
        try Data("x".utf8).write(to: folder.file("out/claims.json"))
        try refuse(["archive", output, "--to", file], 65, "has 1 fault")
    }
}
