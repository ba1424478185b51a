"""Three-way merge of two saves that were made from the same version."""

from dataclasses import dataclass
from typing import Any

from resumes.document import pointer

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Merge:
    """`value` holds both sides' changes; where they overlap it holds mine, and `conflicts` names the paths."""

    value: dict[str, Any]
    conflicts: tuple[str, ...]


def merge(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> Merge:
    """Objects merge key by key. Lists merge item by item only while nobody added, removed or moved one."""
    conflicts: list[str] = []
    value = _merge(base, mine, theirs, "", conflicts)
    return Merge(value, tuple(conflicts))


def _merge(base: Any, mine: Any, theirs: Any, path: str, conflicts: list[str]) -> Any:
    if _same(mine, theirs) or _same(base, theirs):
        return mine
    if _same(base, mine):
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict) and isinstance(base, dict):
        return _merge_objects(base, mine, theirs, path, conflicts)
    if _are_aligned(base, mine, theirs):
        return [
            _merge(old, my, their, path + pointer(index), conflicts)
            for index, (old, my, their) in enumerate(zip(base, mine, theirs, strict=True))
        ]
    conflicts.append(path)
    return mine


def _merge_objects(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], path: str, conflicts: list[str]
) -> dict[str, Any]:
    merged = {}
    for key in dict.fromkeys((*theirs, *mine)):
        old, my, their = (side.get(key, _ABSENT) for side in (base, mine, theirs))
        value = _merge(old, my, their, path + pointer(key), conflicts)
        if value is not _ABSENT:
            merged[key] = value
    return merged


def _are_aligned(base: Any, mine: Any, theirs: Any) -> bool:
    """Lists of one length whose unchanged items stand where they stood."""
    if not (isinstance(base, list) and isinstance(mine, list) and isinstance(theirs, list)):
        return False
    if not len(base) == len(mine) == len(theirs):
        return False
    return not _is_moved(base, mine) and not _is_moved(base, theirs)


def _is_moved(base: list[Any], changed: list[Any]) -> bool:
    """Whether an item of the base stands at another place, so that places no longer say what belongs together."""
    return any(
        item != base[index] and any(_same(item, other) for other in base)
        for index, item in enumerate(changed)
    )


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)
