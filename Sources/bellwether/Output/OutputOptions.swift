import ArgumentParser

/// What every command takes that shows something.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON instead of a table for people.")
    var json = false
}
