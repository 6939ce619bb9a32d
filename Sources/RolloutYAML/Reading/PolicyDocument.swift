/// What the text of a file is read as.
#if YAML
typealias PolicyDocument = YAMLDocument
#else
typealias PolicyDocument = JSONDocument
#endif
