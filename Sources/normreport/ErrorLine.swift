import ArgumentParser
import Files
import Findings
import Foundation
import Networks
import Paper
import Reports
import Runs
import Training

/// How the program ends on an error: one line that says what, where and what to do, and an exit code of sysexits.h.
struct ErrorLine {
    enum Code: Int32 {
        case success = 0
        case usage = 64
        case data = 65
        case software = 70
        case cannotCreate = 73
        case inputOutput = 74
        /// 128 and SIGINT, as shells count.
        case interrupted = 130
    }

    let code: Code
    let text: String

    init(_ error: any Error) {
        switch error {
        case let error as SpecificationError: self.init(.usage, "\(error)")
        case let error as SelectionError: self.init(.usage, "\(error)")
        case let error as DataSetError: self.init(.data, "\(error)")
        case let error as Trainer.SetupError: self.init(.usage, "\(error)")
        case let error as Interrupted: self.init(.interrupted, "\(error)")
        case let error as TemplateError: self.init(.data, "\(error)")
        case let error as ClaimRegister.Unreadable: self.init(.inputOutput, "\(error)")
        case let error as OutputError: self.init(Self.code(of: error), "\(error)")
        case let error as FigureOrigin.Unknown: self.init(.data, "\(error)")
        case let error as OutputFaults: self.init(.data, "\(error)")
        case let error as FigureBreaches: self.init(.data, "\(error)")
        case let error as FailedRuns: self.init(.software, "\(error)")
        case _ where Self.isOfTheParser(error): self.init(parsing: error)
        default: self.init(.software, "\(error); this is a fault of \(Software.name), please report it")
        }
    }

    private init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }

    private static func isOfTheParser(_ error: any Error) -> Bool {
        [.success, .validationFailure].contains(NormReport.exitCode(for: error))
    }

    /// What the argument parser says: help and version end well, the rest is wrong usage.
    private init(parsing error: any Error) {
        let isClean = NormReport.exitCode(for: error).isSuccess
        let text = isClean ? NormReport.fullMessage(for: error) : NormReport.message(for: error)
        self.init(isClean ? .success : .usage, text)
    }

    private static func code(of error: OutputError) -> Code {
        switch error {
        case .cannotWrite, .inUse: .cannotCreate
        case .cannotRead, .missingRun: .inputOutput
        case .damagedRun: .data
        }
    }

    func exit() -> Never {
        if code == .success {
            print(text)
        } else {
            let line = text.split(separator: "\n").joined(separator: " ")
            FileHandle.standardError.write(Data("\(Software.name): \(line)\n".utf8))
        }
        Foundation.exit(code.rawValue)
    }
}
