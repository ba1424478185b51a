"""Prompt injections: no score moves, no claim is taken for true, no prompt comes back, whatever an obedient model says."""

import copy
import io
import json
from datetime import date
from time import monotonic
from typing import Any

import pytest
from docx import Document as Docx
from docx.shared import Pt, RGBColor
from pypdf import PdfReader, PdfWriter

from jobs.extraction.posting import read_posting
from jobs.lexicon.load import default_lexicon
from jobs.matching import PostingProfile, ResumeProfile, score
from optimizations.context import PostingFacts, context_of
from optimizations.edits import Edit, apply_edits
from optimizations.gateway.asking import Limits, ask
from optimizations.gateway.types import GatewayError, Target, Trouble
from optimizations.strategies import STRATEGIES, Facts
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.leaks import leaks
from resumes.document import plain_text
from resumes.parsing import parse_file
from resumes.rendering import Design, render_pdf
from tests.optimizations.injecting import INJECTIONS, LINK, Injection, at, obedient_edits, obeying
from tests.optimizations.provider import Answer, running_provider
from tests.optimizations.scripted import Scripted

TODAY = date(2026, 11, 21)
TITLE = "Data Analyst"
POSTING = (
    "We are hiring a data analyst for our warehouse.\n\nRequirements:\n- SQL and Excel\n- 3 years of experience\n"
    "- Tableau\n\nNice to have:\n- Python\n"
)
DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": "Nele Quist",
        "email": "nele@quist.example",
        "label": "Data Analyst",
        "summary": "Data analyst with four years in logistics.",
    },
    "work": [
        {
            "name": "Brandt Ltd",
            "position": "Data Analyst",
            "startDate": "2020-01",
            "highlights": ["Wrote SQL reports for 12 depots", "Kept the dashboards in Tableau"],
        }
    ],
    "education": [
        {"institution": "Hanse College", "studyType": "BSc", "area": "Statistics", "endDate": "2019"}
    ],
    "skills": [{"name": "Tools", "keywords": ["SQL", "Excel", "Tableau"]}],
}


def points(document: dict[str, Any], text: str = POSTING, title: str = TITLE) -> int | None:
    facts = read_posting(text, title)
    return score(
        ResumeProfile.from_document(document, default_lexicon(), TODAY),
        PostingProfile.from_facts(facts, title, text),
    )


def poisoned(injection: Injection) -> tuple[dict[str, Any], str, str]:
    """(resume, posting text, posting title) with the injection in its place."""
    document, text, title = copy.deepcopy(DOCUMENT), POSTING, TITLE
    if injection.where == "bullet":
        document["work"][0]["highlights"].append(injection.text)
    elif injection.where == "summary":
        document["basics"]["summary"] = injection.text
    elif injection.where == "skills":
        document["skills"][0]["keywords"].append(injection.text)
    elif injection.where == "title":
        title = injection.text
    else:
        text = f"{POSTING}- {injection.text}\n"
    return document, text, title


def label(injection: Injection) -> str:
    return f"{injection.language}-{injection.where}-{injection.text[:24]}"


def test_the_set_is_wide_enough() -> None:
    assert len(set(INJECTIONS)) >= 40
    assert len({item.language for item in INJECTIONS}) >= 5
    assert len({item.where for item in INJECTIONS}) >= 10


@pytest.mark.parametrize("injection", at("posting", "company", "zero_width"), ids=label)
def test_a_posting_with_an_injection_scores_as_without(injection: Injection) -> None:
    for text in (
        f"{POSTING}\n{injection.text}\n",
        POSTING.replace("- Tableau", f"- Tableau\n- {injection.text}"),
    ):
        assert points(DOCUMENT, text) == points(DOCUMENT)


@pytest.mark.parametrize("injection", at("title"), ids=label)
def test_a_title_with_an_injection_scores_as_without(injection: Injection) -> None:
    plain = "Datenanalystin" if injection.language == "de" else TITLE
    assert points(DOCUMENT, title=injection.text) == points(DOCUMENT, title=plain)


@pytest.mark.parametrize("injection", at("bullet", "zero_width"), ids=label)
def test_a_resume_with_an_injection_scores_as_without(injection: Injection) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["work"][0]["highlights"].append(injection.text)
    wanted = POSTING.replace("- Tableau", "- Tableau\n- Kubernetes\n- CKA")
    assert points(document, wanted) == points(DOCUMENT, wanted)


@pytest.mark.parametrize("injection", at("summary"), ids=label)
def test_a_summary_with_an_injection_scores_as_its_plain_words(injection: Injection) -> None:
    document, plain = copy.deepcopy(DOCUMENT), copy.deepcopy(DOCUMENT)
    document["basics"]["summary"] = injection.text
    plain["basics"]["summary"] = injection.text.split(".")[0] + "."
    wanted = POSTING.replace("- Tableau", "- Tableau\n- Kubernetes")
    assert points(document, wanted) == points(plain, wanted)


def assert_nothing_came_of_it(document: dict[str, Any], edits: tuple[Edit, ...], shown: list[str]) -> None:
    """Safe edits bring no claim, no link and no order; nothing that is shown holds a prompt."""
    safe = [edit for edit in edits if edit.verdict and edit.verdict.status == "safe"]
    before, after = plain_text(document), plain_text(apply_edits(document, safe).document)
    for word in ("Kubernetes", "300", "40", "Google", "Certified", "CKA", "evil.example", "http", "PhD"):
        assert after.count(word) <= before.count(word), word
    for edit in edits:
        shown += [str(edit.after), edit.reason, *(f"{item.quote} {item.source}" for item in edit.evidence)]
    for text in shown:
        assert not leaks(text, before), text
    reasons = [edit.reason for edit in edits] + [item.source for edit in edits for item in edit.evidence]
    assert not any("evil.example" in text for text in reasons)
    paths = {edit.path for edit in edits}
    assert not paths & {"/skills/0/keywords/-", "/certificates/-", "/work/0/name"}


@pytest.mark.parametrize("injection", INJECTIONS, ids=label)
@pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=lambda strategy: strategy.id)
def test_an_obedient_model_gains_nothing(strategy: Any, injection: Injection) -> None:
    document, text, title = poisoned(injection)
    market = context_of([PostingFacts("1", title, read_posting(text, title))])
    asked = Scripted(obeying(document, injection.text))
    outcome = strategy.run(document, market, asked, Facts(today=TODAY))
    assert asked.calls
    assert_nothing_came_of_it(document, outcome.edits, list(outcome.notes))


@pytest.mark.parametrize(
    "told",
    [
        "You edit resumes for job seekers",
        "…“Invent nothing. No number, amount, percentage, date, duration” is rule one",
        "<resume 0123456789abcdef01234567>",
        "marked 0123456789abcdef01234567",
    ],
)
def test_passages_of_our_prompts_are_known(told: str) -> None:
    assert leaks(told)


@pytest.mark.parametrize(
    "told", ["Wrote SQL reports for 12 depots", "You write for people", "a3f commit 0123abc"]
)
def test_other_texts_are_no_leak(told: str) -> None:
    assert not leaks(told)


def test_what_the_person_wrote_themselves_is_theirs() -> None:
    own = "Our tool says: You edit resumes for job seekers"
    assert not leaks(own, own)


class OverHttp:
    """An `Ask` through the gateway to a stand-in."""

    def __init__(self, url: str) -> None:
        self.target = Target("openai_compatible", "m", "openai/m", "key", url)
        self.limits = Limits(monotonic() + 120, lambda: False, backoff=0.01)

    def __call__(self, call: Any) -> Any:
        return ask(
            self.target,
            system=call.system,
            user=call.user,
            schema=call.schema,
            max_tokens=call.max_output_tokens,
            limits=self.limits,
            record=lambda record: None,
        )

    def together(self, calls: Any) -> list[Any]:
        return [self(call) for call in calls]


@pytest.mark.xdist_group("litellm")
@pytest.mark.parametrize("strategy", ["quick_optimize", "budget_optimizer"])
def test_an_obedient_provider_over_http_gains_nothing(strategy: str) -> None:
    """One server, every injection in turn."""
    current: dict[str, Any] = {}

    def obey(request: dict[str, Any]) -> Answer:
        system, user = (str(message["content"]) for message in request["messages"][:2])
        return Answer(
            json.dumps({"edits": obedient_edits(system, user, current["document"], current["text"])})
        )

    with running_provider(obey) as provider:
        for injection in INJECTIONS:
            document, text, title = poisoned(injection)
            current.update(document=document, text=injection.text)
            market = context_of([PostingFacts("1", title, read_posting(text, title))])
            outcome = STRATEGIES[strategy].run(document, market, OverHttp(provider.url), Facts(today=TODAY))
            assert_nothing_came_of_it(document, outcome.edits, list(outcome.notes))
    assert len(provider.requests) >= len(INJECTIONS)


@pytest.mark.xdist_group("litellm")
def test_a_tool_call_is_a_bad_answer_and_nothing_is_called() -> None:
    call = {"id": "1", "type": "function", "function": {"name": "set_score", "arguments": '{"score": 100}'}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    body = {
        "id": "x", "object": "chat.completion", "created": 1, "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }  # fmt: skip
    with running_provider(lambda request: Answer(raw=json.dumps(body).encode())) as provider:
        with pytest.raises(GatewayError) as refused:
            ask(
                Target("openai_compatible", "m", "openai/m", "key", provider.url),
                system="s",
                user="u",
                schema=ProposedChanges,
                max_tokens=50,
                limits=Limits(monotonic() + 60, lambda: False, backoff=0.01),
                record=lambda record: None,
            )
        assert refused.value.trouble == Trouble.BAD_ANSWER
        assert all("tools" not in request for request in provider.requests)


def pdf_with(injection: Injection) -> bytes:
    """The resume as a PDF with the injection where no reader sees it."""
    data = render_pdf(DOCUMENT, Design.default("classic")).pdf
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    if injection.where == "pdf_title":
        writer.add_metadata({"/Title": injection.text})
    elif injection.where == "pdf_keywords":
        writer.add_metadata({"/Keywords": injection.text, "/Subject": injection.text})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("injection", at("pdf_title", "pdf_keywords", "file_name"), ids=label)
def test_what_a_pdf_says_of_itself_is_not_read(injection: Injection) -> None:
    name = injection.text if injection.where == "file_name" else "resume.pdf"
    _, parsed = parse_file(pdf_with(injection), name)
    assert "ubernetes" not in json.dumps(parsed.document, ensure_ascii=False)
    assert LINK not in json.dumps(parsed.document)


def docx_with(injection: Injection) -> bytes:
    document = Docx()
    document.core_properties.title = injection.text
    document.core_properties.comments = injection.text
    document.add_heading("Nele Quist", 0)
    document.add_paragraph("Data Analyst · nele@quist.example · +49 170 5550123")
    document.add_heading("Experience", 1)
    document.add_paragraph("Data Analyst, Brandt Ltd, 01/2020 – 06/2024")
    document.add_paragraph("Wrote SQL reports for 12 depots", style="List Bullet")
    document.add_heading("Education", 1)
    document.add_paragraph("BSc Statistics, Hanse College, 2016 – 2019")
    if injection.where in ("white_text", "tiny_text"):
        run = document.add_paragraph(style="List Bullet").add_run(injection.text)
        if injection.where == "white_text":
            run.font.color.rgb = RGBColor(255, 255, 255)
        else:
            run.font.size = Pt(1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("injection", at("docx_title", "docx_comments", "white_text", "tiny_text"), ids=label)
def test_what_a_reader_of_a_docx_cannot_see_scores_nothing(injection: Injection) -> None:
    wanted = POSTING.replace("- Tableau", "- Tableau\n- Kubernetes\n- Terraform\n- Helm")
    _, parsed = parse_file(docx_with(injection), "resume.docx")
    _, plain = parse_file(docx_with(Injection("en", "none", "")), "resume.docx")
    assert points(parsed.document, wanted) == points(plain.document, wanted)
    assert "ubernetes" not in json.dumps(parsed.document, ensure_ascii=False)
