/// What areas are filled with: a pattern for each meaning, so that colour is never the only sign.
enum PagePatterns {
    /// The element that defines them; it shows nothing itself.
    static let html: HTML = """
        <svg width="0" height="0" aria-hidden="true" class="patterns"><defs>
        <pattern id="p-hold" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="faint" width="8" height="8"/>\
        <circle class="ink" cx="4" cy="4" r="1"/></pattern>
        <pattern id="p-pause" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="faint" width="8" height="8"/>\
        <rect class="ink" x="3" width="2" height="8"/></pattern>
        <pattern id="p-rollback" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="faint" width="8" height="8"/><rect class="bad" width="4" height="8"/></pattern>
        <pattern id="p-abort" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="faint" width="8" height="8"/>\
        <path class="cross" d="M0 0l8 8M8 0l-8 8"/></pattern>
        <pattern id="p-complete" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="good" width="8" height="8"/>\
        <rect class="faint" y="5" width="8" height="1"/></pattern>
        <pattern id="p-crossed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="bad thin" width="1.5" height="6"/></pattern>
        </defs></svg>
        """
}
