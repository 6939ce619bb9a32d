extension Collection<UInt8> {
    /// The bytes without the byte order mark that some editors write in front of UTF-8.
    package var withoutByteOrderMark: SubSequence { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
}
