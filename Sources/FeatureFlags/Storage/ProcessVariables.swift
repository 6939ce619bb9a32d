#if canImport(Darwin)
@unsafe @preconcurrency import Darwin
#elseif canImport(Glibc)
@unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
@unsafe @preconcurrency import Musl
#endif

/// The environment variables of this process.
public enum ProcessVariables {
    /// All of them. As with every look at the environment, nobody may change it at the same time.
    public static var all: [String: String] {
        var variables: [String: String] = [:]
        guard var next = unsafe start else { return [:] }
        while let entry = unsafe next.pointee {
            let text = unsafe String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            unsafe next += 1
        }
        return variables
    }

    private static var start: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        #if canImport(Darwin)
        unsafe _NSGetEnviron().pointee
        #else
        unsafe environ
        #endif
    }
}
