"""`python -m benchmarks [section …]`: all sections, or the named ones."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django


def main(names: list[str]) -> int:
    django.setup()
    from benchmarks import engines, gateway, guard, memory, pages, strategies
    from benchmarks.report import Report
    from jobanalyzer.staticfiles import collect_if_changed

    sections = {
        "extraction": engines.extraction,
        "resumes": engines.parsing_and_rendering,
        "matching": engines.matching,
        "guard": guard.measure,
        "gateway": gateway.measure,
        "strategies": strategies.measure,
        "memory": memory.measure,
        "pages": pages.measure,
    }
    unknown = set(names) - set(sections)
    if unknown:
        print(f"There is no section {', '.join(sorted(unknown))}. Choose from: {', '.join(sections)}.")
        return 2
    collect_if_changed()
    report = Report()
    for name in names or sections:
        sections[name](report)
    print(
        f"\n{report.missed} figures beyond their bound."
        if report.missed
        else "\nEvery figure within its bound."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
