import CKernels
import Foundation
import Testing

@testable import TestSupport

#if arch(x86_64)
    /// The instruction sets in a run's key: oneDNN's and that of the project's own kernels, which a variable that lowers
    /// oneDNN's leaves as it is.
    @Suite struct InstructionSetTests {
        private let folder: TestFolder

        init() throws { folder = try TestFolder() }

        /// Trains one small network, and returns the engine of its specification.
        private func trainedEngine(_ environment: String) throws -> [String: Any] {
            let outcome = try Program.shell(
                """
                \(environment) exec "$P" train --architecture cnn-10 --normalizer batch-norm --width-divisor 16 \
                --data generated --threads 1 --batch 16 --training-images 32 --test-images 16 --epochs 1 --json \
                --output "$1"
                """, [folder.url.path])
            #expect(outcome.status == 0, "\(outcome.error)")
            let result = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            return try #require((result?["specification"] as? [String: Any])?["engine"] as? [String: Any])
        }

        @Test func theKeyHoldsWhatOwnKernelsUse() throws {
            let own = String(cString: nk_instruction_set())
            let usual = try trainedEngine("")
            #expect(
                (usual["instruction-set"] as? String)?.hasSuffix(own) == true || own != "avx512" && own != "avx2",
                "\(usual)")

            let lowered = try trainedEngine("ONEDNN_MAX_CPU_ISA=SSE41")
            #expect(lowered["instruction-set"] as? String == "sse4.1 (library) and \(own) (own)")
            // So the second run was another one, with a key of its own, and both are stored.
            #expect(try folder.names("runs").count == 2)

            #expect(try trainedEngine("ONEDNN_MAX_CPU_ISA=SSE41") as NSDictionary == lowered as NSDictionary)
            #expect(try folder.names("runs").count == 2)
        }
    }
#endif
