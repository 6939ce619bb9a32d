/// Why a question has no answer: the word of the error.
enum SelectionError: String, Error {
    case unknownCheck = "unknown_check"
    case unknownGroup = "unknown_group"
    case unknownTag = "unknown_tag"
    case nothingSelected = "nothing_selected"
}
