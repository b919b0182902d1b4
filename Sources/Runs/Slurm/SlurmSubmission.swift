import Files
import Foundation

/// Runs that were handed to Slurm together, in the folder `slurm/NUMBER/` of the output: what each task computes, its
/// script, and its tasks' logs.
///
/// Only stored runs count as done, whatever the queue or accounting says. The record is kept so that tasks which are queued
/// are not queued again.
package struct SlurmSubmission: Codable, Sendable {
    /// One job array.
    package struct Array: Codable, Equatable, Sendable {
        /// The name of the job, which no other job of the user has, whatever becomes of its number.
        package let name: String
        /// The number of the submission's task that has index 0.
        let firstTask: Int
        /// How many tasks it has.
        let count: Int

        /// What the names of its tasks' logs begin with, which an index and ".log" follow.
        func logs(in folder: URL) -> String { folder.appendingPathComponent("logs/\(name)").path }

        private enum CodingKeys: String, CodingKey {
            case name, count
            case firstTask = "first-task"
        }
    }

    /// The keys of each task's runs.
    package let tasks: [[String]]
    /// The arrays that the tasks are in.
    package private(set) var arrays: [Array]

    private static let fileName = "submission.json"

    /// The folder of an output folder's submissions.
    static func parent(_ output: URL) -> URL { output.appendingPathComponent("slurm", isDirectory: true) }

    /// All submissions of an output folder with their numbers, in order. One whose record was not written is left out.
    package static func all(in output: URL) -> [(number: Int, submission: SlurmSubmission)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent(output).path)) ?? []
        return names.compactMap(Int.init).sorted().compactMap { number in
            (try? SlurmSubmission(folder(number, output))).map { (number, $0) }
        }
    }

    /// The folder of a submission.
    package static func folder(_ number: Int, _ output: URL) -> URL {
        parent(output).appendingPathComponent("\(number)", isDirectory: true)
    }

    /// Reads the record in a submission's folder.
    ///
    /// - Throws: `OutputError.cannotRead`.
    package init(_ folder: URL) throws(OutputError) {
        let file = folder.appendingPathComponent(Self.fileName)
        guard let data = try? InputFile.data(of: file), let read = try? JSONDecoder().decode(Self.self, from: data),
            read.isSound
        else {
            throw .cannotRead(file.path, reason: "it is missing or not a record of a submission")
        }
        self = read
    }

    /// Whether every array consists of tasks that there are.
    private var isSound: Bool {
        arrays.allSatisfy {
            $0.firstTask >= 0 && $0.count > 0 && $0.firstTask < tasks.count && $0.count <= tasks.count - $0.firstTask
        }
    }

    /// The logs of the task that computes a run, where it has written any.
    package func log(of key: String, in folder: URL) -> URL? {
        guard let task = tasks.firstIndex(where: { $0.contains(key) }),
            let array = arrays.last(where: { $0.firstTask <= task })
        else { return nil }
        let log = URL(fileURLWithPath: "\(array.logs(in: folder))-\(task - array.firstTask).log")
        return FileManager.default.fileExists(atPath: log.path) ? log : nil
    }

    /// Plans the arrays of some tasks; nothing is submitted.
    ///
    /// - Parameters:
    ///   - name: the name that the arrays' names begin with.
    ///   - limit: the most tasks of an array.
    init(tasks: [[String]], name: String, limit: Int) {
        precondition(limit > 0, "an array holds at least one task")
        self.tasks = tasks
        arrays = stride(from: 0, to: tasks.count, by: limit).enumerated().map { index, first in
            Array(name: "\(name)-\(index)", firstTask: first, count: min(limit, tasks.count - first))
        }
    }

    /// The runs of the tasks that are in the queue.
    package func queuedKeys(_ queue: SlurmQueue) -> Set<String> { Set(queued(queue).flatMap { tasks[$0.number] }) }

    /// The numbers of the tasks that are in the queue.
    package func queued(_ queue: SlurmQueue) -> [(number: Int, task: SlurmQueue.Task)] {
        queue.tasks.compactMap { task in
            guard let index = task.index, let array = arrays.first(where: { $0.name == task.job }),
                0..<array.count ~= index
            else { return nil }
            return (array.firstTask + index, task)
        }
    }

    /// Writes the record.
    ///
    /// - Throws: `OutputError.cannotWrite`.
    func save(to folder: URL, files: OutputFiles) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try files.write(
            try encoder.encode(self) + Data("\n".utf8), to: folder.appendingPathComponent(Self.fileName), .synced)
    }
}
