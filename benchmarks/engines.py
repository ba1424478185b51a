"""The pure engines: extraction, parsing, rendering, matching, market."""

import io
import statistics
from datetime import date, timedelta
from typing import cast

from benchmarks.report import Report, times_of
from benchmarks.texts import posting_texts, resume_document

TODAY = date(2026, 11, 1)


def extraction(report: Report) -> None:
    import ahocorasick

    from jobs.extraction.posting import read_posting
    from jobs.lexicon.load import default_lexicon

    report.section("Extraction: 1,000 postings of 4 KB, one process")
    texts = posting_texts(1000)
    lexicon = default_lexicon()
    bare = ahocorasick.Automaton()
    for entry in lexicon:
        for form in entry.forms:
            bare.add_word(form.text.casefold(), form.text)
    bare.make_automaton()
    folded = [text.casefold() for text in texts]

    def scan() -> None:
        for text in folded:
            for _ in bare.iter(text):
                pass

    def fold_and_scan() -> None:
        for text in texts:
            for _ in bare.iter(text.casefold()):
                pass

    def read() -> None:
        for text in texts:
            read_posting(text, lexicon=lexicon)

    # By turns, so that whatever else the machine does meets both.
    rounds = [[times_of(work, runs=1)[0] for work in (read, scan, fold_and_scan)] for _ in range(7)]
    full, scans, folding = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratios = sorted(one / other for one, other, _ in rounds)
    report.figure("skills and facts of 1,000 postings", full, "s", bound=1.5)
    report.figure("bare automaton scan of the same text, folded beforehand", scans, "s")
    report.figure("the same, with the folding", folding, "s", note=f"ratio {full / folding:.2f}")
    spread = f"to the first; min {ratios[0]:.2f}, max {ratios[-1]:.2f}, {len(ratios)} rounds by turns"
    report.figure("ratio", statistics.median(ratios), "×", bound=6, note=spread)


def parsing_and_rendering(report: Report) -> None:
    from resumes.parsing import parse_file
    from resumes.rendering import Design, render_pdf, render_svg

    report.section("Resumes: rendering and parsing")
    design = Design.default("classic")
    document = resume_document()
    pages = render_pdf(document, design).pages
    counter = iter(range(10_000))

    def fresh() -> dict[str, object]:
        """A new text each time, so that nothing is remembered."""
        changed = resume_document()
        changed["basics"]["summary"] += f" Edition {next(counter)}."
        return changed

    pdf = times_of(lambda: render_pdf(fresh(), design), runs=15, warm=3)
    svg = times_of(lambda: render_svg(fresh(), design), runs=15, warm=3)
    report.figure(
        f"PDF, per page ({pages} pages, warm)", statistics.median(pdf) * 1000 / pages, "ms", bound=30
    )
    report.figure(
        f"SVG, per page ({pages} pages, warm)", statistics.median(svg) * 1000 / pages, "ms", bound=40
    )
    two_pages = render_pdf(resume_document(jobs=6), design)
    report.median_ms(
        f"parse a {two_pages.pages}-page PDF",
        times_of(lambda: parse_file(two_pages.pdf, "resume.pdf"), runs=9),
        bound=200,
    )
    large = _padded(two_pages.pdf, 5 * 1024 * 1024)
    report.median_ms("parse a 5 MB PDF", times_of(lambda: parse_file(large, "large.pdf"), runs=3), bound=2000)


def _padded(pdf: bytes, size: int) -> bytes:
    """The same resume with pictures that make it `size` bytes."""
    import random

    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    side = int((size / 3 / len(writer.pages)) ** 0.5)
    for number, page in enumerate(writer.pages):
        picture = StreamObject()
        picture.set_data(random.Random(number).randbytes(side * side * 3))
        picture.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(side),
                NameObject("/Height"): NumberObject(side),
                NameObject("/ColorSpace"): NameObject("/DeviceRGB"),
                NameObject("/BitsPerComponent"): NumberObject(8),
            }
        )
        resources = cast(DictionaryObject, page["/Resources"].get_object())
        pictures = DictionaryObject({NameObject("/Pic"): writer._add_object(picture)})
        resources[NameObject("/XObject")] = writer._add_object(pictures)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def matching(report: Report) -> None:
    from jobs.extraction.posting import read_posting
    from jobs.lexicon.load import default_lexicon
    from jobs.market import MarketRow, analyse
    from jobs.matching import PostingProfile, ResumeProfile, match

    report.section("Matching and market: 1,000 stored postings")
    lexicon = default_lexicon()
    resume = ResumeProfile.from_document(resume_document(), lexicon, TODAY)
    profiles, rows = [], []
    for number, text in enumerate(posting_texts(1000, 3000)):
        facts = read_posting(text, title="Senior Data Engineer", lexicon=lexicon)
        profile = PostingProfile.from_facts(facts, "Senior Data Engineer", text)
        profiles.append(profile.to_json())
        rows.append(
            MarketRow(
                id=number,
                posted_week=TODAY - timedelta(weeks=number % 12),
                skills=tuple((hit.name, hit.category, hit.requirement) for hit in facts.skills),
                salary=facts.salary,
                seniority=facts.seniority,
                remote=facts.remote,
                company=f"Company {number % 90}",
                profile=profile,
            )
        )

    def match_all() -> None:
        for stored in profiles:
            match(resume, PostingProfile.from_json(stored), evidence=False)

    report.median_ms("one resume with 1,000 stored postings", times_of(match_all, runs=7), bound=300)
    report.median_ms(
        "market of 1,000 postings, with gap and unlocks",
        times_of(lambda: analyse(rows, resume), runs=7),
        bound=150,
    )
