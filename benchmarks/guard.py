"""The truth guard over the hand-written pairs: what it finds, what it leaves alone, how long it takes."""

import json
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.report import Report

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "optimizations" / "truth"
TODAY = date(2026, 11, 21)
LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
}


@dataclass
class Counts:
    """Invented claims that were found and missed; honest texts that were held back and left alone."""

    found: int = 0
    missed: int = 0
    held: int = 0
    left: int = 0

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.held, 1)


def measure(report: Report) -> None:
    from optimizations.edits import Edit
    from optimizations.truth import judge

    documents = {
        name: document
        for file in sorted(PAIRS.glob("documents*.json"))
        for name, document in json.loads(file.read_text(encoding="utf-8")).items()
    }
    rows = [
        (file.name[:2], json.loads(line))
        for file in sorted(PAIRS.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    report.section(f"Truth guard: {len(rows)} hand-written pairs over {len(documents)} resumes")
    judge(Edit("/basics/summary", None, "warm"), {}, today=TODAY)
    counts: dict[str, Counts] = defaultdict(Counts)
    taken = []
    for language, row in rows:
        edit = Edit(row["path"], row["before"], row["after"])
        begin = time.perf_counter()
        verdict = judge(edit, documents[row["document"]], today=TODAY)
        taken.append(time.perf_counter() - begin)
        for each in (counts[language], counts["all"]):
            _count(each, invented=row["verdict"] != "safe", flagged=verdict.status != "safe")
    every = counts.pop("all")
    report.figure("recall of invented claims", every.recall, "", least=0.97)
    report.figure("precision", every.precision, "", least=0.90)
    for language, found in sorted(counts.items()):
        name = LANGUAGES.get(language, language)
        pairs = found.found + found.missed + found.held + found.left
        report.figure(f"{name}: recall", found.recall, "", note=f"{pairs} pairs")
        report.figure(f"{name}: precision", found.precision, "")
    report.median_ms("one edit", taken, bound=20)


def _count(counts: Counts, *, invented: bool, flagged: bool) -> None:
    counts.found += invented and flagged
    counts.missed += invented and not flagged
    counts.held += flagged and not invented
    counts.left += not flagged and not invented
