import HealthServer

extension StandardStream {
    /// Writes lines that somebody waits for.
    ///
    /// - Throws: ``Complaint`` when they cannot be written: a full disk, a closed descriptor, a reader who is gone.
    static func deliver(_ lines: [String]) throws(Complaint) {
        for line in lines {
            guard StandardStream.output.writeLine(line) else {
                throw Complaint.lostOutput
            }
        }
    }
}
