"""The passages that a score rests on, gathered only when someone looks."""

from collections import defaultdict

from jobs.matching.fits import title_fit
from jobs.matching.posting import PostingProfile, Wants
from jobs.matching.results import Evidence, PartName
from jobs.matching.resume import ResumeProfile

_Found = dict[PartName, list[Evidence]]


def evidence_of(resume: ResumeProfile, posting: PostingProfile, text: str | None) -> _Found:
    """Passages by part; those of the posting only where its `text` is given and still reads as it did."""
    found: _Found = defaultdict(list)
    _add_skills(found, "required_skills", posting.required, resume, text)
    _add_skills(found, "preferred_skills", posting.preferred, resume, text)
    _add_skills(found, "education", posting.certificates, resume, text)
    _add_phrases(found, resume, posting, text)
    _add_titles(found, resume, posting)
    _add_years(found, resume, posting, text)
    _add_schooling(found, resume, posting, text)
    return found


def _quote(found: _Found, part: PartName, about: str, text: str | None, start: int, end: int) -> None:
    if text is not None and 0 <= start < end <= len(text):
        found[part].append(Evidence(part, about, "posting", text[start:end], None, start, end))


def _cite(
    found: _Found, part: PartName, about: str, resume: ResumeProfile, path: str, start: int, end: int
) -> None:
    quote = resume.texts.get(path, "")[start:end]
    if quote:
        found[part].append(Evidence(part, about, "resume", quote, path, start, end))


def _add_skills(found: _Found, part: PartName, wants: Wants, resume: ResumeProfile, text: str | None) -> None:
    for want in wants:
        _quote(found, part, " / ".join(want.names), text, want.start, want.end)
        for name in want.names:
            if proof := resume.skills.get(name):
                about = f"{name} (through {proof.through})" if proof.through else name
                _cite(found, part, about, resume, proof.path, proof.start, proof.end)


def _add_phrases(found: _Found, resume: ResumeProfile, posting: PostingProfile, text: str | None) -> None:
    for phrase, name in posting.phrases:
        if place := resume.words.places.get(phrase.key):
            _quote(found, "phrases", name, text, phrase.start, phrase.end)
            _cite(found, "phrases", name, resume, *place)


def _add_titles(found: _Found, resume: ResumeProfile, posting: PostingProfile) -> None:
    fit, job = title_fit(resume, posting)
    if job and fit >= 0.3:
        text = resume.texts.get(job.path, "")
        start = text.find(job.title.text)
        if start >= 0:
            _cite(found, "title", posting.title, resume, job.path, start, start + len(job.title.text))


def _add_years(found: _Found, resume: ResumeProfile, posting: PostingProfile, text: str | None) -> None:
    if posting.years and posting.years_span:
        _quote(found, "experience", "years", text, *posting.years_span)
        if resume.years_claim:
            _cite(found, "experience", "years", resume, *resume.years_claim)


def _add_schooling(found: _Found, resume: ResumeProfile, posting: PostingProfile, text: str | None) -> None:
    if posting.education and posting.education_span:
        _quote(found, "education", posting.education, text, *posting.education_span)
        if resume.education:
            level, path, degree = resume.education
            _cite(found, "education", level, resume, path, 0, len(degree))
