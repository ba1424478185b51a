"""HTML to plain text that keeps what a reader sees: paragraphs, headings on their own line, bullets."""

import re
from html import unescape
from typing import Any, Final

_SPACED: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "table", "dl", "blockquote"})
_BLOCKS: Final = _SPACED | {
    *(
        "address",
        "article",
        "aside",
        "center",
        "dd",
        "div",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
    ),
    *("hr", "li", "main", "nav", "ol", "pre", "section", "tbody", "tfoot", "thead", "tr", "ul"),
}
_DROPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "iframe", "svg", "button", "select", "head"]
)
# Patterns that meet whole pages stop at the next "<", so that no page, however it is made, takes more than one pass.
_TAG: Final = re.compile(r"<(?:p|br|div|ul|ol|li|span|strong|b|em|h[1-6]|a|table)\b[^<>]*>", re.I)
_ANY_TAG: Final = re.compile(r"<[^<>]+>")
_XML_DECLARATION: Final = re.compile(r"<\?xml[^<>]{0,200}\?>")
_RAW: Final = re.compile(r"<(script|style)\b", re.I)
_RAW_ENDS: Final = {name: re.compile(rf"</{name}\b[^<>]{{0,200}}>", re.I) for name in ("script", "style")}


def looks_like_html(text: str) -> bool:
    return bool(_TAG.search(text))


def to_text(markup: str) -> str:
    """Plain text of an HTML fragment or document. Text that was escaped twice is unescaped once more."""
    from lxml import etree  # 5 MB that only markup needs, and most of what is pasted holds none
    from lxml import html as lxml_html

    if not _TAG.search(markup) and _TAG.search(unescape(markup)):
        markup = unescape(markup)
    # lxml refuses text that names its encoding, and chokes on NUL
    markup = _XML_DECLARATION.sub("", markup).replace("\x00", "")
    try:
        root = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return _without_tags(markup)
    pieces: list[str] = []
    _walk(root, pieces)
    # Past a bound of nesting the parser drops what is inside
    return tidy("".join(pieces)) or _without_tags(markup)


def _without_tags(markup: str) -> str:
    return tidy(unescape(_ANY_TAG.sub(" ", _without_raw_text(markup))))


def _without_raw_text(markup: str) -> str:
    """Without scripts and styles; one that is never closed stays."""
    pieces: list[str] = []
    unclosed: set[str] = set()
    kept, at = 0, 0
    while opening := _RAW.search(markup, at):
        name, at = opening[1].lower(), opening.end()
        end = None if name in unclosed else _RAW_ENDS[name].search(markup, at)
        if end is None:
            unclosed.add(name)
            continue
        pieces += markup[kept : opening.start()], " "
        kept = at = end.end()
    return "".join([*pieces, markup[kept:]])


def tidy(text: str) -> str:
    """No trailing blanks, at most one empty line in a row, ordinary spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\u200b", "")
    lines = (re.sub(r"[ \t\xa0\u202f]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _walk(root: Any, pieces: list[str]) -> None:
    """Depth first without recursion: pages nest deeper than Python's stack."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if closing:
            if tag in _BLOCKS:
                _break(pieces, 2 if tag in _SPACED else 1)
            if tag in ("td", "th"):
                pieces.append(" ")
            pieces.append(_inline(node.tail))
            continue
        if tag in _DROPPED or not tag:
            pieces.append(_inline(node.tail))
            continue
        if tag in _BLOCKS:
            _break(pieces, 2 if tag in _SPACED else 1)
        if tag == "br":
            pieces.append("\n")
        if tag == "li":
            pieces.append("• ")
        pieces.append(node.text or "" if tag == "pre" else _inline(node.text))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _break(pieces: list[str], lines: int) -> None:
    """Make the text so far end with at least `lines` line ends; blanks between blocks do not count."""
    while pieces and not pieces[-1].strip(" "):
        pieces.pop()
    held = 0
    for piece in reversed(pieces):
        if piece.strip("\n"):
            break
        held += len(piece)
    if held < lines:
        pieces.append("\n" * (lines - held))


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
