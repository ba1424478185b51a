"""Single bullets as they are sent: which ones, in how many bytes, under the heading of their entry."""

from collections.abc import Iterable, Mapping

from optimizations.strategies.prompting import as_lines, entry_heading
from optimizations.strategies.steps import RunInputs
from optimizations.strategies.weakness import WeakBullet, weakest_texts
from resumes.document import split_pointer

_SO_FAR = "   so far"


def weak_bullets(
    inputs: RunInputs, most: int, so_far: Mapping[str, str | None] | None = None
) -> list[WeakBullet]:
    """The weakest bullets, each as it would read ``so_far``; those that would be gone or split need no more work."""
    changed = so_far or {}
    texts = [(path, changed.get(path, text)) for path, text in inputs.bullets.items()]
    standing = [(path, text) for path, text in texts if text]
    return weakest_texts(standing, inputs.document, inputs.context, most, inputs.facts.lexicon)


def bullet_lines(
    inputs: RunInputs, paths: Iterable[str], so_far: Mapping[str, str | None] | None = None
) -> str:
    """The entries' headings, then the resume's own text at each path, with the better one there is."""
    chosen = list(paths)
    own = inputs.bullets
    headings = {tuple(split_pointer(path)[:2]): path for path in chosen}
    lines = [entry_heading(inputs.document, path, inputs.mask) for path in headings.values()]
    for path in chosen:
        lines.append(as_lines([(path, inputs.mask.hide(" ".join(own[path].split())))]))
        better = (so_far or {}).get(path)
        if better and better != own[path]:
            lines.append(f"{_SO_FAR}: {inputs.mask.hide(' '.join(better.split()))}")
    return "\n".join(lines)


def room_for(inputs: RunInputs, most: int) -> tuple[int, int]:
    """How many bullets there are to send, up to ``most``, and the bytes that any so many of them take."""
    sizes = inputs.bullet_sizes
    return min(most, len(sizes)), sum(sizes[:most])
