"""Numbers as they come in addresses and forms."""


def whole_number(text: str | None, *, at_most: int = 10**9) -> int | None:
    """`text` as a number from 0 to `at_most`, in plain digits; None for anything else."""
    if not text or not text.isascii() or not text.isdecimal() or len(text) > len(str(at_most)) + 2:
        return None
    number = int(text)
    return number if number <= at_most else None
