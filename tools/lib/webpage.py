"""What our reports look like: one page that needs nothing else, light or dark as the browser is."""

import html


def escape(value):
    return html.escape(str(value))


def table(headings, rows):
    head = "".join(f"<th>{escape(cell)}</th>" for cell in headings)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{lines}</table>"


def page(title, body):
    """A whole page; body: HTML."""
    return PAGE.replace("TITLE", escape(title), 1).replace("BODY", body, 1)


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TITLE</title><style>
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #d0d7de; --dot: #0969da; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #373e47; --dot: #58a6ff; --paper: #0d1117 } }
body { font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2em; max-width: 1100px }
svg text { font-size: 11px; fill: var(--ink) }
.grid { stroke: var(--faint) } .ring { fill: none; stroke: var(--dot) } .dot { fill: var(--dot) }
.median { stroke: var(--ink); stroke-width: 2 }
.curve { fill: none; stroke: var(--dot); stroke-width: 1.5 } .start { stroke: var(--ink); stroke-dasharray: 2 3 }
.name { font-weight: 600 } pre { overflow-x: auto } figure { display: inline-block; margin: 0 1em 1em 0 }
table { border-collapse: collapse } th, td { text-align: left; padding: 2px 10px 2px 0; border-bottom: 1px solid var(--faint); vertical-align: top }
</style></head><body>
BODY
</body></html>
"""
