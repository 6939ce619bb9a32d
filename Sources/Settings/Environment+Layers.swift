extension Environment {
    /// These variables, and those of another environment where one is not set here: what is said on a command line over
    /// what the process inherited over what stands in a file.
    public func falling(backTo other: Environment) -> Environment {
        Environment { name in self.value(of: name) ?? other.value(of: name) }
    }
}
