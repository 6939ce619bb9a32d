import Testing

@testable import SystemErrors

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite(.timeLimit(.minutes(1)))
struct `A class of system errors` {
    @Test
    func `shares no number with another one`() {
        let numbers = SystemErrorClass.allCases.flatMap(\.numbers)
        #expect(numbers.count == Set(numbers).count)
    }

    @Test(arguments: SystemErrorClass.allCases)
    func `is known by its numbers and by the texts of the system for them`(known: SystemErrorClass) {
        for number in known.numbers {
            #expect(SystemErrorClass(number) == known)
            let text = String(cString: strerror(number))
            #expect(SystemErrorClass(namedIn: "connection to server failed: \(text)\n\tIs it there?") == known)
        }
    }

    @Test
    func `is not guessed`() {
        #expect(SystemErrorClass(0) == nil)
        #expect(SystemErrorClass(EINVAL) == nil)
        #expect(SystemErrorClass(namedIn: "timeout expired") == nil)
        #expect(SystemErrorClass(namedIn: "") == nil)
    }
}
