import Foundation
import JSONText
import TestServers
import Testing

@Suite(.timeLimit(.minutes(30))) struct `JSON reader and writer on random texts` {
    @Test func `give a value back as it was`() throws {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<caseCount(2_000) {
            let value = Self.value(levels: 4, using: &random)
            let text = Self.text(of: value)
            #expect(try JSONValue(reading: text) == value)
            // A second reader sees the same.
            #expect(Self.isSame(value, try #require(Self.foundation(text))))
        }
    }

    @Test func `take no text that another reader refuses or takes for another`() throws {
        var random = SeededGenerator(seed: 22)
        var accepted = 0
        for _ in 0..<caseCount(5_000) {
            var text = Self.text(of: Self.value(levels: 3, using: &random))
            for _ in 0..<Int.random(in: 0...3, using: &random) { Self.mutate(&text, using: &random) }
            guard let value = try? JSONValue(reading: text), !Self.hasHugeNumber(value) else { continue }
            accepted += 1
            let other = Self.foundation(text)
            #expect(other.map { Self.isSame(value, $0) } == true, "\(String(decoding: text, as: UTF8.self))")
        }
        #expect(accepted > caseCount(5_000) / 10)
    }

    private static func text(of value: JSONValue) -> [UInt8] {
        var json = JSONWriter()
        json.value(value)
        return json.bytes
    }

    private static func foundation(_ text: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
    }

    private static func isSame(_ value: JSONValue, _ other: Any) -> Bool {
        switch (value, other) {
        case (.null, is NSNull): return true
        case (.truth(let truth), let other as Bool): return truth == other
        case (.number(let number), let other as NSNumber):
            // Foundation reads large numbers by way of a decimal, which costs them their last bits.
            guard let double = number.double else { return false }
            return (double - other.doubleValue).magnitude <= double.magnitude * 1e-15
        case (.string(let string), let other as String):
            return string.unicodeScalars.elementsEqual(other.unicodeScalars)
        case (.array(let elements), let others as [Any]):
            return elements.count == others.count && zip(elements, others).allSatisfy { isSame($0, $1) }
        case (.object(let object), let others as [String: Any]):
            return object.members.count == others.count
                && object.members.allSatisfy { member in others[member.name].map { isSame(member.value, $0) } == true }
        default: return false
        }
    }

    /// Foundation refuses numbers that no `Double` holds.
    private static func hasHugeNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): number.double == nil
        case .array(let elements): elements.contains(where: hasHugeNumber)
        case .object(let object): object.members.contains { hasHugeNumber($0.value) }
        default: false
        }
    }

    private static func value(levels: Int, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(levels > 0 ? 8 : 5), using: &random) {
        case 0: return .null
        case 1: return .truth(.random(using: &random))
        case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &random) >> 11))
        case 3: return JSONNumber(Double(bitPattern: random.next())).map { .number($0) } ?? .null
        case 4: return .string(string(using: &random))
        case 5, 6:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in value(levels: levels - 1, using: &random) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                _ = object.append(string(using: &random), value(levels: levels - 1, using: &random))
            }
            return .object(object)
        }
    }

    private static func string(using random: inout SeededGenerator) -> String {
        var string = ""
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let range: ClosedRange<UInt32> =
                [0...0x7F, 0x20...0x7E, 0x80...0xD7FF, 0x1F300...0x1FAFF].randomElement(
                    using: &random) ?? 0...0
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                string.unicodeScalars.append(scalar)
            }
        }
        return string
    }

    private static func mutate(_ text: inout [UInt8], using random: inout SeededGenerator) {
        let marks = Array("{}[]\",:\\u0eE+-.1 \n\u{0}tn".utf8) + [0x80, 0xC3, 0xFF]
        guard !text.isEmpty, let mark = marks.randomElement(using: &random) else { return }
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text[place] = mark
        case 1: text.insert(mark, at: place)
        case 2: text.remove(at: place)
        default: text.removeLast(text.count - place)
        }
    }
}
