"""Writes RESULTS.md."""


def write(path, facts, command, claims, tables):
    """`claims` is a list of (what, measured, bound, holds); `tables` of (title, header, rows)."""
    lines = [
        "# Results", "",
        f"Made by `{command}`: one core for the server, one for the client, every ratio from interleaved rounds of "
        "the same run (medians). The dependencies are a real Postgres and Redis.", "",
    ]
    lines += [f"- {fact}" for fact in facts]
    lines += ["", "## Bounds", "", *_table(("what", "measured", "bound", ""), [
        (what, measured, bound, "holds" if holds else "**missed**") for what, measured, bound, holds in claims])]
    for title, header, rows in tables:
        lines += ["", f"## {title}", "", *_table(header, rows)]
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")


def _table(header, rows):
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
