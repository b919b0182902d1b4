import CConvolution
import ExitCodes

/// A convolution or matrix product that oneDNN refused or failed.
package struct ConvolutionError: ExitCoded, Equatable, Sendable {
    /// Why, in the terms of oneDNN's statuses.
    package enum Reason: Hashable, Sendable {
        /// Memory was refused.
        case outOfMemory
        /// Sizes that fit no such operation.
        case invalidArguments
        /// Not offered by this oneDNN on this machine.
        case unimplemented
        /// Any other failure.
        case runtime
    }

    /// What kind of failure.
    package let reason: Reason
    /// The operation and what failed in it.
    package let message: String
    /// The sizes it was asked to work on.
    package let shape: String

    /// One line: the operation, the reason, the sizes.
    package var description: String { "\(message) (\(shape))" }

    init(reason: Reason, message: String, shape: String) {
        self.reason = reason
        self.message = message
        self.shape = shape
    }

    /// Throws the calling thread's last failure where a status is one.
    static func check(_ status: CInt, shape: @autoclosure () -> String) throws(ConvolutionError) {
        if status == CInt(nr_status_success.rawValue) { return }
        let reason: Reason =
            switch UInt32(bitPattern: status) {
            case nr_status_out_of_memory.rawValue: .outOfMemory
            case nr_status_invalid_arguments.rawValue: .invalidArguments
            case nr_status_unimplemented.rawValue: .unimplemented
            default: .runtime
            }
        throw ConvolutionError(reason: reason, message: String(cString: nr_last_message()), shape: shape())
    }
}

extension ConvolutionError {
    /// Memory that is refused is no fault of the program.
    package var exitCode: ExitCode { reason == .outOfMemory ? .system : .software }
}
