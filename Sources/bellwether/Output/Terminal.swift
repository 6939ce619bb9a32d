#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Colours for people; a pipe and `NO_COLOR` (no-color.org) get none.
enum Terminal {
    /// Whether standard output is one that shows colours.
    static let hasColours = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil

    /// A text that stands out.
    static func bold(_ text: String) -> String { hasColours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
