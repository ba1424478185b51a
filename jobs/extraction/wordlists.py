"""Word lists written as prose: one string, read once."""


def phrases(text: str) -> tuple[str, ...]:
    """The items between commas and line ends."""
    return tuple(item for part in text.replace("\n", ",").split(",") if (item := part.strip()))


def words(text: str) -> tuple[str, ...]:
    """The items between blanks."""
    return tuple(text.split())
