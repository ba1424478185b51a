"""Lines within posts that say what headings say: 'Key achievements:', 'Selected projects'."""

from collections import Counter
from collections.abc import Mapping, Sequence

from resumes.parsing.looks import Look, look_of
from resumes.reading.types import Line
from resumes.vocabulary.folding import fold

_MAJOR = frozenset({"work", "education"})
_POSTS = frozenset({"work", "volunteer", "projects"})


def lead_ins(lines: Sequence[Line], heads: Mapping[int, str]) -> list[int]:
    """Which of the headings (section by index) only lead in what was done in a post.

    They stand in a section of posts and are quieter than the headings of posts and schools, or come again and again.
    """
    texts = Counter(_bare(lines[index]) for index in heads)
    once = [index for index, kind in heads.items() if kind in _MAJOR and texts[_bare(lines[index])] == 1]
    look, count = max(Counter(look_of(lines[i]) for i in once).items(), key=lambda x: x[1], default=(None, 0))
    found: list[int] = []
    above, head = "", lines[0]
    for index, kind in sorted(heads.items()):
        line = lines[index]
        inside = (
            (above in _POSTS or not above)
            and line.x0 > head.x0 - 6
            and (line.column == head.column or line.x0 < head.x0 + 30)
        )
        quiet = look is not None and count > 1 and _is_quieter(look_of(line), look)
        again = texts[_bare(line)] > 1 and _bare(line) != _bare(head)
        if inside and (again or (above and quiet and kind not in _MAJOR)):
            found.append(index)
        else:
            above, head = kind, line
    return found


def _bare(line: Line) -> str:
    return fold(line.text).strip(" .:")


def _is_quieter(look: Look, model: Look) -> bool:
    """No louder than the model in any way, and less loud in one."""
    pairs = (
        (look.size, model.size),
        (look.bold, model.bold),
        (look.caps, model.caps),
        (10 - look.level if look.level else 0, 10 - model.level if model.level else 0),
    )
    return all(own <= other for own, other in pairs) and look != model
