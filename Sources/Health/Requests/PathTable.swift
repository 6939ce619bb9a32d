import ASCIIText

/// The paths of the endpoints, and what each asks for.
///
/// Whatever name stands below `/detailed` is a question, so that without the token nobody learns which checks there are.
struct PathTable: Sendable {
    private let exact: [String: HealthQuestion]
    private let checkFolders: [String]
    private let groupFolder: String?
    private let hasGroupDetails: Bool

    /// The paths of these endpoints behind a prefix.
    init(prefix: String, endpoints: Set<HealthEndpoint>) {
        var exact: [String: HealthQuestion] = [:]
        for endpoint in endpoints {
            for path in endpoint.paths { exact[prefix + path] = .whole(endpoint) }
        }
        self.exact = exact
        hasGroupDetails = endpoints.contains(.detailed)
        checkFolders = hasGroupDetails ? HealthEndpoint.detailed.paths.map { "\(prefix)\($0)/" } : []
        groupFolder = endpoints.contains(.health) ? prefix + "/health/group/" : nil
    }

    /// Every path, sorted; `{name}` stands for a segment of any name.
    var templates: [String] {
        var templates = exact.keys.sorted() + checkFolders.map { $0 + "{name}" }
        if let groupFolder { templates.append(groupFolder + "{name}") }
        if let groupFolder, hasGroupDetails { templates.append(groupFolder + "{name}/detailed") }
        return templates
    }

    /// What a path asks for; nil when it is none of the endpoints'.
    subscript(path: String) -> HealthQuestion? {
        if let question = exact[path] { return question }
        if let folder = checkFolders.first(where: path.hasPrefix) {
            let name = path.dropFirst(folder.count)
            return name.contains("/") ? nil : name.decodedName.map(HealthQuestion.check)
        }
        guard let groupFolder, path.hasPrefix(groupFolder) else { return nil }
        let parts = path.dropFirst(groupFolder.count).split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.first?.decodedName else { return nil }
        if parts.count == 1 { return .group(name, .health) }
        return parts.count == 2 && parts[1] == "detailed" && hasGroupDetails ? .group(name, .detailed) : nil
    }
}

extension Substring {
    /// The name that a segment of a path stands for, decoded once; nil for an empty one and for what is not valid.
    fileprivate var decodedName: String? {
        guard !isEmpty, let bytes = utf8.percentDecoded else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
