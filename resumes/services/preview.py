"""The pages of a version as pictures, in the PDF's own layout. A version never changes, so its pages are kept a while."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from resumes.models import ResumeVersion
from resumes.rendering import Design, RenderError, render_pdf, render_svg

_KEPT = 8
_drawn: "OrderedDict[UUID, Preview]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Preview:
    """One SVG a page; `problem` says why there is none."""

    pages: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: str = ""


def draw_pages(version: ResumeVersion) -> Preview:
    with _lock:
        if version.pk in _drawn:
            _drawn.move_to_end(version.pk)
            return _drawn[version.pk]
    preview = _draw(version)
    with _lock:
        _drawn[version.pk] = preview
        while len(_drawn) > _KEPT:
            _drawn.popitem(last=False)
    return preview


def _draw(version: ResumeVersion) -> Preview:
    design = Design.from_json(version.design)
    try:
        rendering = render_pdf(version.content, design)
        return Preview(tuple(render_svg(version.content, design)), rendering.warnings)
    except RenderError as error:
        return Preview(problem=str(error))
