"""Plain text, Markdown and HTML into lines."""

import re
from html.parser import HTMLParser

from resumes.reading.encodings import old_encoding
from resumes.reading.layout import is_bullet, with_right_edges
from resumes.reading.types import Line, Run

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$")
_LINK = re.compile(r"\[([^\]]*)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"`([^`]*)`")
_MD_BULLET = re.compile(r"^(\s*)[-*+]\s+")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)


def decode(data: bytes) -> str:
    """Text in whatever encoding it was saved; line ends made one."""
    for start, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return _clean(data.decode(encoding, "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(data.decode(old_encoding(data), "replace"))


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\u2028", "\n")
    return text.replace("\x00", "").replace("\u200b", "").replace("\ufeff", "").replace("\xa0", " ")


# Nobody breaks the lines of a text before this many characters.
_TEXT_WIDTH = {(0, 0): 60.0}


def lines_of_text(text: str) -> list[Line]:
    """Lines with columns of characters for coordinates; runs of spaces inside a line become tabs."""
    lines: list[Line] = []
    blank = 0
    for number, raw in enumerate(text.split("\n")):
        stripped = raw.strip()
        if not stripped or _UNDERLINE.match(raw):
            blank += 1
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        content = re.sub(r"\s*\t\s*|(?<=\S) {3,}(?=\S)", "\t", stripped)
        lines.append(_text_line(content, number, indent, blank))
        blank = 0
    return with_right_edges(lines, _TEXT_WIDTH)


def _text_line(content: str, number: int, indent: int, blank: int) -> Line:
    return Line(
        text=content,
        x0=float(indent),
        x1=float(indent + len(content)),
        top=float(number),
        bottom=float(number + 1),
        size=1.0,
        bullet=is_bullet(content),
        gap_before=float(blank),
        runs=(Run(content),),
    )


def lines_of_markdown(text: str) -> tuple[list[Line], list[str]]:
    """Lines of Markdown with its marks turned into styles, and the addresses it links to."""
    links: list[str] = []
    lines: list[Line] = []
    blank = 0
    fenced = False
    for number, raw in enumerate(_FRONT_MATTER.sub("", text).split("\n")):
        if raw.lstrip().startswith("```"):
            fenced = not fenced
            continue
        if not raw.strip() or _UNDERLINE.match(raw) or re.match(r"^\s*\|?\s*:?-{3,}", raw):
            if (
                re.match(r"^\s*(?:={3,}|-{3,})\s*$", raw)
                and lines
                and not blank
                and lines[-1].top == number - 1
            ):
                lines[-1] = _heading_line(lines[-1].text, number - 1, 1 if "=" in raw else 2, 1)
            blank += 1
            continue
        lines.append(_markdown_line(raw, number, blank, links))
        blank = 0
    return with_right_edges(lines, _TEXT_WIDTH), links


def _markdown_line(raw: str, number: int, blank: int, links: list[str]) -> Line:
    def keep(match: re.Match[str]) -> str:
        links.append(match.group(2))
        return match.group(1) if match.group(1).strip() else match.group(2)

    raw = _IMAGE.sub("", raw)
    raw = _LINK.sub(keep, raw)
    raw = _AUTOLINK.sub(lambda match: match.group(1).removeprefix("mailto:"), raw)
    raw = _TAG.sub("\t", raw)
    heading = _HEADING.match(raw)
    if heading:
        return _heading_line(_unmarked(heading.group(2)), number, len(heading.group(1)), blank)
    content = raw.strip().strip("|").replace(" | ", "\t") if raw.strip().startswith("|") else raw.strip()
    content = re.sub(r"^>\s?", "", content)
    bullet = bool(_MD_BULLET.match(raw))
    if bullet:
        content = "• " + _MD_BULLET.sub("", raw).strip()
    runs = _styled(content)
    plain = "".join(run.text for run in runs).strip()
    letters = sum(len(run.text) for run in runs) or 1
    indent = float(len(raw) - len(raw.lstrip()))
    return Line(
        text=plain,
        x0=indent,
        x1=indent + len(plain),
        top=float(number),
        bottom=float(number + 1),
        size=1.0,
        bold=sum(len(run.text) for run in runs if run.bold) > 0.6 * letters,
        italic=sum(len(run.text) for run in runs if run.italic) > 0.6 * letters,
        bullet=bullet,
        gap_before=float(blank),
        runs=tuple(runs),
    )


def _heading_line(text: str, number: int, level: int, blank: int) -> Line:
    return Line(
        text=text,
        x1=float(len(text)),
        top=float(number),
        bottom=float(number + 1),
        size=3.0 - 0.3 * level,
        bold=True,
        heading=level,
        wraps=False,
        gap_before=float(blank),
        runs=(Run(text, bold=True),),
    )


def _styled(content: str) -> list[Run]:
    runs: list[Run] = []
    position = 0
    for match in _STRONG.finditer(content):
        runs.extend(_emphasised(content[position : match.start()]))
        runs.append(Run(_unmarked(match.group(2)), bold=True))
        position = match.end()
    runs.extend(_emphasised(content[position:]))
    return [run for run in runs if run.text]


def _emphasised(content: str) -> list[Run]:
    runs: list[Run] = []
    position = 0
    for match in _EMPHASIS.finditer(content):
        runs.append(Run(_CODE.sub(r"\1", content[position : match.start()])))
        runs.append(Run(_unmarked(match.group(2)), italic=True))
        position = match.end()
    runs.append(Run(_CODE.sub(r"\1", content[position:])))
    return runs


def _unmarked(text: str) -> str:
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _CODE.sub(r"\1", text).replace("\\", "").strip()


class _Pages(HTMLParser):
    """The visible text of an HTML page as Markdown-like lines."""

    _BREAKS = frozenset(
        [
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "ul",
            "ol",
            "table",
            "tr",
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dl",
            "dt",
            "dd",
            "main",
            "aside",
        ]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "head", "template", "noscript"):
            self._skipped += 1
        elif tag in ("td", "th"):
            self.parts.append("\t")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in self._BREAKS:
            self.parts.append("\n" + ("#" * int(tag[1]) + " " if tag[0] == "h" and tag[1:].isdigit() else ""))
        elif tag in ("b", "strong"):
            self.parts.append("**")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "head", "template", "noscript"):
            self._skipped = max(self._skipped - 1, 0)
        elif tag in self._BREAKS or tag == "li":
            self.parts.append("\n")
        elif tag in ("b", "strong"):
            self.parts.append("**")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(re.sub(r"\s+", " ", data))


def markdown_of_html(text: str) -> str:
    """An HTML page's visible text with its headings, lists and bold words marked as in Markdown."""
    parser = _Pages()
    parser.feed(text)
    return "".join(parser.parts)
