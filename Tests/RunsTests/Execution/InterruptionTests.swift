import Foundation
import Testing

@testable import Runs

@Suite struct InterruptionTests {
    @Test func theFirstSignalIsTheRequest() {
        let interruption = Interruption(grace: 30)
        #expect(!interruption.isRequested)
        for number in [SIGTERM, SIGINT, SIGTERM] { interruption.receive(number) }
        #expect(interruption.isRequested)
        let error = #expect(throws: Interrupted.self) { try interruption.check() }
        #expect(error?.signal == SIGTERM)
    }

    /// Handlers of different signals run at the same time; none may take the request for one of its future.
    @Test func signalsMayComeAtOnce() {
        for _ in 0..<200 {
            let interruption = Interruption(grace: 30)
            DispatchQueue.concurrentPerform(iterations: 16) { interruption.receive([SIGINT, SIGTERM][$0 % 2]) }
            #expect(interruption.isRequested)
        }
    }
}
