import Testing

@Suite struct Place {}
