import JSONText

extension JSONWriter {
    /// Writes an observation as a member.
    mutating func member(_ observation: Observation) {
        key(observation.name)
        value(observation.value)
    }

    /// Writes what was seen.
    mutating func value(_ value: Observation.Value) {
        switch value {
        case .text(let text): self.value(Message.cut(text))
        case .integer(let number): self.value(number)
        case .number(let number): self.value(number)
        case .truth(let truth): self.value(truth)
        }
    }
}
