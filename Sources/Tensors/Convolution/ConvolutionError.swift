import CConvolution
import ExitCodes

/// A convolution or matrix product that oneDNN refused or failed.
package struct ConvolutionError: ExitCoded, Equatable, Sendable {
    /// The reason, in terms of oneDNN's statuses.
    enum Reason: Hashable, Sendable {
        /// Memory could not be allocated.
        case outOfMemory
        /// The sizes do not define such an operation.
        case invalidArguments
        /// This version of oneDNN does not support the operation on this machine.
        case unimplemented
        /// Any other failure.
        case runtime
    }

    /// The kind of failure.
    let reason: Reason
    /// The operation and the step that failed.
    let message: String
    /// The sizes of the operation.
    let shape: String

    /// One line: the operation, the reason, the sizes.
    package var description: String { "\(message) (\(shape))" }

    init(reason: Reason, message: String, shape: String) {
        self.reason = reason
        self.message = message
        self.shape = shape
    }

    /// Throws the calling thread's last failure if a status indicates one.
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
