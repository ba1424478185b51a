"""The list of versions as a person reads it: autosaves made one after the other stand on one line."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from resumes.models import ResumeVersion

_PAUSE = timedelta(minutes=10)
_EDITED = "Edited "


@dataclass(slots=True)
class VersionGroup:
    """Versions that share a line, newest first."""

    versions: list[ResumeVersion] = field(default_factory=list)

    @property
    def newest(self) -> ResumeVersion:
        return self.versions[0]

    @property
    def oldest(self) -> ResumeVersion:
        return self.versions[-1]

    @property
    def change(self) -> str:
        """The changes of its versions, each once."""
        if len(self.versions) == 1:
            return self.newest.change
        parts = [
            part
            for version in reversed(self.versions)
            for part in version.change.removeprefix(_EDITED).split(", ")
        ]
        return _EDITED + ", ".join(dict.fromkeys(parts))

    def takes(self, version: ResumeVersion) -> bool:
        return (
            self.oldest.autosave
            and version.autosave
            and self.oldest.change.startswith(_EDITED)
            and version.change.startswith(_EDITED)
            and self.oldest.created_by == version.created_by
            and self.oldest.created_at - version.created_at < _PAUSE
        )


def group_versions(versions: Iterable[ResumeVersion]) -> list[VersionGroup]:
    """The versions, which come newest first, by their lines."""
    found: list[VersionGroup] = []
    for version in versions:
        if found and found[-1].takes(version):
            found[-1].versions.append(version)
        else:
            found.append(VersionGroup([version]))
    return found
