import Foundation
import TestServers
import Testing

@testable import RolloutTesting

@Suite(.timeLimit(.minutes(2))) struct `Functions made of the four operations` {
    @Test func `are as exact as those of the machine`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<caseCount(20_000) {
            let power = Double.random(in: -690...690, using: &random)
            let number = exp(power)
            #expect(abs(PortableMath.exponential(power) / number - 1) < 1e-13, "e to the \(power)")
            #expect(abs(PortableMath.logarithm(number) - power) <= 4e-15 * max(1, abs(power)), "ln \(number)")
            let small = 1 + Double.random(in: -0.01...0.01, using: &random)
            #expect(abs(PortableMath.logarithm(small) - log(small)) < 1e-17, "ln \(small)")
        }
    }

    @Test func `have a result for any number`() {
        #expect(PortableMath.exponential(0) == 1)
        #expect(PortableMath.logarithm(1) == 0)
        #expect(PortableMath.exponential(.infinity).isFinite)
        #expect(PortableMath.exponential(-.infinity) > 0)
        #expect(PortableMath.exponential(.nan).isNaN)
    }
}
