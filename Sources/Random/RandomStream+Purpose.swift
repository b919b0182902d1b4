extension RandomStream {
    /// What a stream is drawn for: a number, declared by the module that draws.
    ///
    /// The number is part of what results depend on. It belongs to one purpose for good and is no other's; 8 was one that
    /// is drawn no longer.
    package struct Purpose: Hashable, Sendable {
        /// Stands in the generator's counter.
        package let number: UInt32

        /// Declares a purpose.
        package init(number: UInt32) { self.number = number }
    }
}
