/// The system has refused a call: for want of a descriptor or a thread, or because a file cannot be read.
package struct SystemCallError: Error, Hashable {
    /// The system's number for the error.
    package let errno: Int32

    /// An error with the system's number.
    package init(errno: Int32) {
        self.errno = errno
    }
}
