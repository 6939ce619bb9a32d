// Whoever configures checks names these types.
@_exported public import Settings
