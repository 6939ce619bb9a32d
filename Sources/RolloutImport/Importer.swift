import Rollout

/// What every importer is: it reads the documents of a file, drafts a policy, and says of each field what became of it.
protocol Importer {
    /// The policy so far.
    var draft: PolicyDraft { get set }
    /// What became of the fields so far.
    var report: ImportReport { get set }

    /// An importer of documents that has read none of them yet.
    init(_ documents: [PolicyNode])

    /// Reads the documents.
    ///
    /// - Throws: `PolicyError` with the first place that is not what that system would take.
    mutating func run() throws(PolicyError)
}
