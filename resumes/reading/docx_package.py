"""A DOCX as a package: its parts within bounds, its paragraph styles, the addresses it links to."""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from resumes.reading.types import ReadError

MAX_UNPACKED = 60 * 1024 * 1024
MAX_PART = 20 * 1024 * 1024
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DAMAGED = "This document is damaged or cut off. Save it again in your word processor and upload that."
_LIST_STYLE = re.compile(r"bullet|aufz|puces|viñeta|elenco puntato", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph style sets its text."""

    name: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    listed: bool = False


@dataclass(slots=True)
class Package:
    """The parts of a DOCX that hold text."""

    body: Any
    headers: list[Any] = field(default_factory=list)
    footers: list[Any] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)
    default_size: float = 11.0
    links: dict[str, str] = field(default_factory=dict)


def open_package(data: bytes) -> Package:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ReadError("damaged", _DAMAGED) from None
    if len(infos) > 5_000 or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise ReadError(
            "too_large", "This document unpacks to more than it should. Save it again without pictures."
        )
    names = set(archive.namelist())
    main = "word/document.xml"
    if main not in names:
        main = next((name for name in sorted(names) if re.match(r"word/document\d*\.xml$", name)), "")
    package = Package(_part(archive, main))
    for name in sorted(names):
        if re.match(r"word/header\d*\.xml$", name):
            package.headers.append(_part(archive, name))
        elif re.match(r"word/footer\d*\.xml$", name):
            package.footers.append(_part(archive, name))
        elif re.match(r"word/_rels/document\d*\.xml\.rels$", name):
            package.links.update(_relations(_part(archive, name)))
    if "word/styles.xml" in names:
        _read_styles(_part(archive, "word/styles.xml"), package)
    return package


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """One XML part, bounded and without entities: a document type is what entity bombs are made of."""
    try:
        with archive.open(name) as stream:
            content = stream.read(MAX_PART + 1)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, EOFError, NotImplementedError, ValueError):
        raise ReadError("damaged", _DAMAGED) from None
    except Exception as error:  # zlib.error, lzma.LZMAError: whatever the packing method raises
        raise ReadError("damaged", _DAMAGED) from error
    if len(content) > MAX_PART:
        raise ReadError(
            "too_large", "This document holds more text than a resume can. Upload the resume alone."
        )
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:65536]:
        raise ReadError(
            "damaged", "This document holds declarations that no word processor writes. Save it again."
        )
    from lxml import etree  # only documents of Word need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise ReadError("damaged", _DAMAGED) from None


def _relations(root: Any) -> dict[str, str]:
    return {
        item.get("Id", ""): item.get("Target", "")
        for item in root
        if item.get("TargetMode") == "External" and item.get("Target")
    }


def _read_styles(root: Any, package: Package) -> None:
    size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    if size is not None:
        package.default_size = half_points(size, package.default_size)
    styles = {item.get(W + "styleId", ""): item for item in root.findall(W + "style")}
    for identifier in styles:
        package.looks[identifier] = _look(identifier, styles, package.default_size, 0)
        if styles[identifier].get(W + "default") == "1" and styles[identifier].get(W + "type") == "paragraph":
            package.default_size = package.looks[identifier].size or package.default_size


def _look(identifier: str, styles: dict[str, Any], size: float, depth: int) -> Look:
    item = styles.get(identifier)
    if item is None or depth > 12:
        return Look(size=size)
    parent = item.find(W + "basedOn")
    base = (
        _look(parent.get(W + "val", ""), styles, size, depth + 1) if parent is not None else Look(size=size)
    )
    name = item.find(W + "name")
    properties = item.find(W + "rPr")
    numbered = item.find(f"{W}pPr/{W}numPr") is not None
    label = name.get(W + "val", "") if name is not None else ""
    return Look(
        name=label or base.name,
        size=half_points(properties.find(W + "sz"), base.size) if properties is not None else base.size,
        bold=is_on(properties, "b", base.bold),
        italic=is_on(properties, "i", base.italic),
        listed=numbered or base.listed or bool(_LIST_STYLE.search(label)),
    )


def half_points(element: Any, otherwise: float) -> float:
    try:
        return float(element.get(W + "val")) / 2 if element is not None else otherwise
    except (TypeError, ValueError):
        return otherwise


def is_on(properties: Any, name: str, otherwise: bool) -> bool:
    element = properties.find(W + name) if properties is not None else None
    if element is None:
        return otherwise
    return element.get(W + "val", "true") not in ("0", "false", "none", "off")
