// Whoever configures a store names these types.
@_exported public import Settings
