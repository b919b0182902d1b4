extension RandomStream {
    /// The purpose of a stream, identified by a number that the module using it declares.
    ///
    /// Results depend on the number, so it is never changed or reused. The number 8 belonged to a purpose that no
    /// longer exists.
    package struct Purpose: Hashable, Sendable {
        /// The number, which enters the generator's counter.
        let number: UInt32

        /// Declares a purpose.
        package init(number: UInt32) { self.number = number }
    }
}
