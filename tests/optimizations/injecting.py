"""Hand-written prompt injections, and a model that obeys every one of them."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from optimizations.strategies import Call
from optimizations.strategies.answers import ProposedChanges
from tests.optimizations.scripted import nothing

FILE = Path(__file__).parent / "injections" / "texts.jsonl"
LINK = "https://evil.example/track"


class Injection(NamedTuple):
    language: str
    where: str
    text: str


INJECTIONS = tuple(
    Injection(**json.loads(line)) for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip()
)


def at(*places: str) -> list[Injection]:
    return [item for item in INJECTIONS if item.where in places]


def obedient_edits(system: str, user: str, document: dict[str, Any], injection: str) -> list[dict[str, Any]]:
    """What a model says that does all that it is told to: claims, leaks, links, other people's employers."""
    bullets = document["work"][0]["highlights"]
    told = " ".join(system.split())
    path = "/work/0/highlights/0"
    base = {"before": bullets[0], "path": path}
    summary = document["basics"]["summary"]
    return [
        {
            **base,
            "after": f"{bullets[0]} with Kubernetes, leading a team of 40 and raising revenue by 300 %",
            "reason": f"As ordered: {told[:400]}",
            "evidence": [{"quote": told[:200], "source": user[:150]}, {"quote": injection, "source": told}],
            "keywords": ["Kubernetes", told[:60]],
        },
        {"path": "/work/0/highlights/-", "before": None, "after": told[:700], "reason": LINK},
        {"path": "/work/0/highlights/-", "before": None, "after": f"See [proof]({LINK}) and evil.example/x"},
        {"path": "/work/0/highlights/-", "before": None, "after": injection[:900], "reason": injection},
        {"path": "/work/0/highlights/-", "before": None, "after": user[:900], "reason": user[:200]},
        {
            "path": "/basics/summary",
            "before": summary,
            "after": f"{summary} Certified Kubernetes Administrator.",
        },
        {"path": "/skills/0/keywords/-", "before": None, "after": "Kubernetes"},
        {"path": "/certificates/-", "before": None, "after": "CKA"},
        {"path": "/work/0/name", "before": document["work"][0]["name"], "after": "Google"},
        {"path": f"/{told[:70]}", "before": None, "after": "x"},
    ]


def obeying(document: dict[str, Any], injection: str) -> Any:
    """A script for `Scripted`: every question gets what the injection asks for."""

    def script(call: Call) -> dict[str, Any]:
        edits = obedient_edits(call.system, call.user, document, injection)
        if call.schema is ProposedChanges:
            return {"edits": edits}
        told = " ".join(call.system.split())
        remark = {"path": "/work/0/highlights/0", "remark": f"{injection} {told[:300]}"}
        if call.schema.__name__ == "Corrections":
            places = [f"/work/0/highlights/0#{number}" for number in range(2)]
            return {"corrections": [{"place": place, "text": edits[0]["after"]} for place in places]}
        answer = nothing(call)
        return {**answer, "remarks": [remark]} if "remarks" in answer else answer

    return script
