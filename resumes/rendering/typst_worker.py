"""A child process that lays out pages with Typst, so that the faces and the layout engine weigh on no other process.

Spoken over stdin and stdout: a request is a 4-byte length and JSON, either `template`, `inputs` and `format`, or
the `source` of a text to try; an answer is a 4-byte length and that many bytes: a line of JSON with the `sizes` of what
follows, or with the `error` and its `diagnostic`. The one argument is after how many idle seconds it leaves.
Nothing of Django is imported here.
"""

import json
import os
import select
import struct
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import typst

MOST_MEMORY = 3 * 1024**3
_TEMPLATES = Path(__file__).with_name("templates")
# Packages that carry the faces; Hebrew comes with Typst's own Libertinus Serif.
_PACKAGES = ("rendercv_fonts", "fontpkg_amiri", "fontpkg_noto_sans_thai")


def _fonts() -> typst.Fonts:
    """Every face, found once; a face's file is read when a text first needs it."""
    folders = [str(folder) for package in _PACKAGES for folder in _folders(package)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _folders(package: str) -> list[Path]:
    found = find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    return [folder for place in places for folder in sorted(Path(place).iterdir()) if _holds_fonts(folder)]


def _holds_fonts(folder: Path) -> bool:
    return folder.is_dir() and any(path.suffix in (".ttf", ".otf") for path in folder.iterdir())


def _answer(request: dict[str, Any], fonts: typst.Fonts) -> bytes:
    try:
        files = _compile(request, fonts)
    except typst.TypstError as error:
        return json.dumps({"error": error.message, "diagnostic": error.diagnostic}).encode() + b"\n"
    except MemoryError:
        return json.dumps({"error": "too little memory", "diagnostic": ""}).encode() + b"\n"
    return b"".join((json.dumps({"sizes": [len(file) for file in files]}).encode(), b"\n", *files))


def _compile(request: dict[str, Any], fonts: typst.Fonts) -> list[bytes]:
    if "source" in request:
        typst.compile(request["source"].encode(), font_paths=fonts, format="pdf", pdf_standards=["ua-1"])
        return []
    made = typst.compile(
        str(_TEMPLATES / f"{request['template']}.typ"),
        root=str(_TEMPLATES),
        font_paths=fonts,
        format=request["format"],
        sys_inputs={"resume": request["inputs"]},
        pdf_standards=["ua-1"] if request["format"] == "pdf" else [],
    )
    return made if isinstance(made, list) else [made]


def _read_exactly(requests: BinaryIO, length: int) -> bytes:
    parts = []
    while length:
        part = requests.read(length)
        if not part:
            sys.exit("the parent went away in the middle of a request")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def serve(requests: BinaryIO, answers: BinaryIO, idle_seconds: float) -> None:
    """Answer one request after the other until the parent closes the pipe or asks for nothing in a long time."""
    fonts = _fonts()
    while select.select([requests], [], [], idle_seconds)[0]:
        head = requests.read(4)
        if len(head) < 4:
            return
        (length,) = struct.unpack("<I", head)
        body = _answer(json.loads(_read_exactly(requests, length)), fonts)
        answers.write(struct.pack("<I", len(body)) + body)
        answers.flush()


def main() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit holds there alone
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # Unbuffered: to wait for the next request is to wait for the pipe.
    with os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as requests:
        serve(requests, sys.stdout.buffer, float(sys.argv[1]))


if __name__ == "__main__":
    main()
