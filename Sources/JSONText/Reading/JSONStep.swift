/// One step of a path into a JSON value.
package enum JSONStep: Sendable, Hashable {
    /// To the member of an object.
    case name(String)
    /// To the element of an array, from 0.
    case index(Int)
}

extension JSONLocation {
    /// The place of the value at the end of a path, found by reading the text once more; as far as the path can be
    /// followed, and the first place that is wrong when the text is no JSON.
    package init(of path: [JSONStep], in bytes: [UInt8]) {
        var reader = JSONReader(bytes, depth: JSONLimits.deepest)
        do throws(JSONReader.Failure) {
            self.init(of: try reader.offset(of: path), in: bytes)
        } catch {
            self.init(of: error.offset, in: bytes)
        }
    }
}
