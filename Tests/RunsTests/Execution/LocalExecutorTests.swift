import Dispatch
import Files
import Foundation
import Networks
import Synchronization
import Tensors
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct LocalExecutorTests {
    /// Two networks, forward and with gradients, two seeds each.
    private static let plan = [Normalizer.batchNorm, .groupNorm].flatMap { normalizer in
        [false, true].flatMap { differentiates in
            (0..<2).map { seed in
                TestRuns.specification(
                    TestRuns.network(normalizer), seed: UInt64(seed), batch: 2, differentiates: differentiates,
                    engine: .current(threads: 1))
            }
        }
    }

    private func run(
        _ plan: [RunSpecification] = plan, jobs: Int = 2, memory: MemoryBounds? = nil, in folder: TestFolder,
        progress: @escaping @Sendable (LocalExecutor.Progress) -> Void = { _ in }
    ) throws -> LocalExecutor.Outcome {
        LocalExecutor(jobs: jobs, threadsPerRun: 1, memory: memory).run(
            plan, data: try DataSet(.generated), store: try RunStore(output: folder.url), progress: progress)
    }

    /// Results depend on their specifications, not on what ran before or beside them.
    @Test func orderAndNumberOfJobsDoNotMatter() throws {
        let (first, second) = (try TestFolder(), try TestFolder())
        let outcome = try run(jobs: 1, in: first)
        #expect(outcome.computed == Self.plan.count && outcome.failures.isEmpty && !outcome.isInterrupted)
        #expect(Set(outcome.timings.keys) == Set(Self.plan.map(\.key)))
        #expect(Timings(output: first.url).runs == outcome.timings)
        #expect(outcome.timings.values.allSatisfy { $0.executor == .local && $0.threads == 1 && !$0.isResumed })
        _ = try run(Self.plan.reversed(), jobs: 2, in: second)
        let contents = try first.contents().filter { $0.key.hasPrefix("runs/") }
        #expect(contents.count == 3 * Self.plan.count)
        #expect(try second.contents().filter { $0.key.hasPrefix("runs/") } == contents)
        // Nor does a runner's memory of the network before.
        guard case .initialization(let work) = Self.plan[1].work else { return }
        let alone = try SingleRun.run(Self.plan[1], work, data: try DataSet(.generated))
        #expect(try RunStore(output: first.url).record(Self.plan[1].key) == alone)
    }

    /// A forward run has the bits of the forward half of one with gradients.
    @Test func forwardRunsAreHalvesOfFullOnes() throws {
        let folder = try TestFolder()
        _ = try run(in: folder)
        let store = try RunStore(output: folder.url)
        for specification in Self.plan {
            guard let full = specification.withGradients else { continue }
            let forward = try #require(try store.record(specification.key, as: RunRecord.self))
            var both = try #require(try store.record(full.key, as: RunRecord.self)).layers
            #expect(both.filter { $0.kind == .convolution }.allSatisfy { $0[.gradientNorm] != nil })
            for index in both.indices where both[index].kind == .convolution {
                for quantity in [Quantity.gradientNorm, .removedGradientShare] {
                    both[index].values.updateValue(nil, forKey: quantity.identifier)
                }
            }
            #expect(forward.layers == both)
        }
    }

    /// The time of a run that goes on from a checkpoint is that of a part, and says so.
    @Test func aResumedRunIsTimedAsSuch() throws {
        let folder = try TestFolder()
        let configuration = TrainingConfiguration(batch: 2, epochs: 1, trainingImages: 4, testImages: 2)
        var specifications = (0..<2).map {
            TestRuns.specification(seed: UInt64($0), engine: .current(threads: 1))
        }
        for index in specifications.indices { specifications[index].work = .training(configuration) }
        let store = try RunStore(output: folder.url)
        let (begun, fresh) = (specifications[0], specifications[1])
        let trainer = try Trainer(
            network: begun.network, configuration: configuration, data: try DataSet(.generated), seed: begun.seed,
            workers: WorkerThreads(count: 1), checkpoint: store.checkpoint(begun.key), key: begun.key)
        #expect(try trainer.run(isInterrupted: { true }) == nil)
        let outcome = try run(specifications, in: folder)
        #expect(outcome.timings[begun.key]?.isResumed == true && outcome.timings[fresh.key]?.isResumed == false)
        let timings = Timings(output: folder.url)
        #expect(timings.runs == outcome.timings)
        #expect(timings.total(specifications) == nil && timings.total([fresh]) != nil)
    }

    @Test func storedRunsAreNotDoneAgain() throws {
        let folder = try TestFolder()
        #expect(try run(Array(Self.plan.prefix(3)), in: folder).computed == 3)
        let rest = try run(in: folder)
        #expect(rest.computed == Self.plan.count - 3)
        #expect(Set(rest.timings.keys) == Set(Self.plan.dropFirst(3).map(\.key)))
        #expect(try run(in: folder).computed == 0)
    }

    /// A forward run that was done with gradients is not done again without.
    @Test func twinsWithGradientsAnswer() throws {
        let folder = try TestFolder()
        let withGradients = Self.plan.filter { $0.withGradients == nil }
        #expect(try run(withGradients, in: folder).computed == withGradients.count)
        #expect(try run(in: folder).computed == 0)
    }

    @Test func oneFailureDoesNotStopTheOthers() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        let impossible = TestRuns.specification(NetworkSpecification(architecture: .cnnUniform, normalizer: .none))
        let outcome = try run([impossible] + Self.plan, in: folder)
        #expect(outcome.computed == Self.plan.count && outcome.outputError == nil)
        #expect(outcome.failures.map(\.specification) == [impossible])
        #expect(outcome.failures.first?.reason == "cnn-uniform needs --depth and --width")
        for specification in Self.plan { #expect(store.contains(specification.key)) }
    }

    /// On a full disk, what would come after it would be lost.
    @Test func aFullDiskStopsTheRuns() throws {
        let folder = try TestFolder()
        // The first run is stored in some twenty calls, and not the third.
        let files = OutputFiles(calls: FaultyCalls(failing: 50, .forGood, code: ENOSPC))
        let store = try RunStore(output: folder.url, files: files)
        let outcome = LocalExecutor(jobs: 1, threadsPerRun: 1).run(
            Self.plan, data: try DataSet(.generated), store: store
        ) { _ in }
        guard case .cannotWrite(let path, let reason) = try #require(outcome.outputError) else {
            Issue.record("\(String(describing: outcome.outputError))")
            return
        }
        #expect(path.hasPrefix(folder.url.path) && reason == "no space left on device")
        #expect((1...2).contains(outcome.computed) && outcome.failures.isEmpty)
        // A stored run with gradients answers for its forward half.
        let left = Self.plan.count { !store.answers($0) }
        #expect(left > 0 && left <= Self.plan.count - outcome.computed)
        #expect(try run(in: folder).computed == left)
    }

    /// A run that fits nowhere runs alone instead of waiting for ever.
    @Test(arguments: [0.0, 40e6]) func littleMemoryIsEnough(_ bytes: Double) throws {
        let folder = try TestFolder()
        #expect(
            try run(jobs: 4, memory: MemoryBounds(limit: 1e12, available: bytes), in: folder).computed
                == Self.plan.count)
    }

    /// What another process computes is left to it, or waited for.
    @Test func runsOfAnotherProcessAreNotComputedTwice() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        // One with gradients, for which no other run answers.
        let taken = Self.plan[3]
        // Handed to the other thread, and used there only.
        nonisolated(unsafe) let claim = try #require(try store.claim(taken.key))
        #expect(try store.claim(taken.key) == nil)
        #expect(store.holder(taken.key)?.hasPrefix("process \(getpid()) on ") == true)
        let executor = LocalExecutor(jobs: 2, threadsPerRun: 1, waitsForOthers: false)
        let ended = Mutex<[RunSpecification?]>([])
        let outcome = executor.run(Self.plan, data: try DataSet(.generated), store: store) { step in
            ended.withLock { $0.append(step.last) }
        }
        #expect(ended.withLock { $0.count == Self.plan.count - 1 && !$0.contains(taken) }, "it is not done")
        #expect(outcome.elsewhere == [taken] && outcome.failures.isEmpty)
        #expect(outcome.computed == Self.plan.count - 1 && !store.contains(taken.key))
        // It ends without the run, which is then computed here.
        let other = Thread {
            Thread.sleep(forTimeInterval: 0.3)
            claim.removeAndRelease()
        }
        other.start()
        let waiting = try run(in: folder)
        #expect(waiting.computed == 1 && waiting.elsewhere.isEmpty && store.contains(taken.key))
        #expect(try folder.names("runs").allSatisfy { !$0.hasPrefix(".") }, "a claim is left behind")
    }

    /// A run that is waited for counts when it is stored, not when another process is found to compute it.
    @Test func whatAnotherProcessStoresCountsAsDone() throws {
        let folder = try TestFolder()
        let store = try RunStore(output: folder.url)
        let taken = Self.plan[3]
        nonisolated(unsafe) let claim = try #require(try store.claim(taken.key))
        let other = Thread {
            Thread.sleep(forTimeInterval: 0.3)
            try? store.save(TestRuns.record(), of: taken)
            claim.removeAndRelease()
        }
        other.start()
        let steps = Mutex<[(last: RunSpecification?, isStored: Bool)]>([])
        let outcome = try run(in: folder) { step in
            let isStored = step.last.map { store.contains($0.key) } ?? false
            steps.withLock { $0.append((step.last, isStored)) }
        }
        let seen = steps.withLock { $0 }
        #expect(seen.count == Self.plan.count && seen.allSatisfy(\.isStored))
        #expect(outcome.computed == Self.plan.count - 1 && outcome.elsewhere.isEmpty)
    }

    /// Several executors on one plan do each run once.
    @Test func executorsShareAPlan() throws {
        let folder = try TestFolder()
        let computed = Mutex(0)
        let store = try RunStore(output: folder.url)
        let data = try DataSet(.generated)
        WorkerPool.run(3) {
            let outcome = LocalExecutor(jobs: 2, threadsPerRun: 1).run(Self.plan, data: data, store: store) { _ in }
            computed.withLock { $0 += outcome.computed }
        }
        // A forward run may be stored before its twin with gradients is begun.
        #expect(computed.withLock { $0 } <= Self.plan.count)
        for specification in Self.plan { #expect(store.answers(specification)) }
    }

    /// What is larger than all memory is not tried, and says how large it is.
    @Test func whatFitsIntoNoMemoryFails() throws {
        let folder = try TestFolder()
        let outcome = try run(memory: MemoryBounds(limit: 10e6, available: 1e12), in: folder)
        #expect(outcome.computed == 0 && outcome.failures.count == Self.plan.count)
        #expect(outcome.failures.allSatisfy { $0.reason.contains("10 MB are available") })
    }

    /// As many runs go on at once as were asked for, on however few processors.
    @Test func moreJobsThanProcessorsAreDone() {
        let count = 4 * Machine.processorCount
        let together = DispatchSemaphore(value: 0)
        let waiting = Mutex(0)
        let met = Mutex(0)
        WorkerPool.run(count) {
            let isLast = waiting.withLock { waiting in
                waiting += 1
                return waiting == count
            }
            if isLast { for _ in 0..<count { together.signal() } }
            if together.wait(timeout: .now() + 60) == .success { met.withLock { $0 += 1 } }
        }
        #expect(met.withLock { $0 } == count)
    }

    @Test func progressCountsEveryRun() throws {
        let folder = try TestFolder()
        let steps = Mutex<[LocalExecutor.Progress]>([])
        _ = try run(jobs: 2, in: folder) { step in steps.withLock { $0.append(step) } }
        let seen = steps.withLock { $0 }
        #expect(seen.map(\.done).sorted() == Array(1...Self.plan.count))
        #expect(seen.allSatisfy { $0.total == Self.plan.count })
        #expect(seen.max { $0.done < $1.done }?.timeLeft == 0)
    }

    /// The seeds of a network at initialization are together, so that they share its memory; training shares none.
    @Test func unitsAreNetworks() throws {
        let large = (0..<2).map { TestRuns.specification(TestRuns.network(depth: 6), seed: UInt64($0)) }
        let small = (0..<2).map { TestRuns.specification(seed: UInt64($0)) }
        var trainings = small
        for index in trainings.indices { trainings[index].work = .training(TrainingConfiguration(batch: 8, epochs: 1)) }
        var unplanned = [LocalExecutor.Failure]()
        let units = WorkPlan.units(
            [small[0], large[0], small[1], large[1]] + trainings, images: TestRuns.images, limit: 1e12,
            unplanned: &unplanned)
        #expect(units.map(\.specifications) == [small, large, [trainings[0]], [trainings[1]]])
        #expect(unplanned.isEmpty)
    }
}
