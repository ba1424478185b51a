"""Is a text a resume at all? Judged by its structure: contacts, dated posts, sections; and by how postings speak."""

import re

from resumes.parsing.result import Parsed
from resumes.reading.types import ReadError, SourceText

_POSTING = re.compile(
    r"\b(?:we are (?:looking for|seeking|hiring)|we're (?:looking for|seeking|hiring)|is (?:looking for"
    r"|seeking) an? |you will (?:be|have|work|join|lead|help|own)|you'll|you have|your (?:responsibilities"
    r"|tasks|profile|role|mission)|what you(?:'ll| will) (?:do|bring|need|be doing)|what we offer|we offer"
    r"|who you are|about (?:the (?:role|job|position|company|team)|us)|our (?:client|team|company|mission"
    r"|culture)|"
    r"(?:the )?(?:ideal|successful) candidate|candidates? (?:must|should|will|with)|job (?:description|summary"
    r"|title|type|requirements|overview|responsibilities|location|id)|(?:minimum|preferred|required|basic"
    r"|desired) (?:qualifications|requirements|skills|experience)|key responsibilities"
    r"|responsibilities include|apply (?:now|today|here|online|by|via|for this)|how to apply|to apply"
    r"|equal (?:employment )?opportunity|benefits (?:include|package)|competitive (?:salary|pay|compensation)"
    r"|salary range|"
    r"join (?:our|us|the team)|years of experience (?:in|with|required|preferred)|must have|nice to have"
    r"|reports? to|position summary|employment type|wir (?:suchen|bieten)|ihre? (?:aufgaben|profil)"
    r"|dein(?:e)? (?:aufgaben|profil)|nous (?:recherchons|proposons|offrons)|votre (?:profil|mission)"
    r"|vos missions|profil recherché|buscamos|ofrecemos|se requiere|cerchiamo|offriamo|requisiti|procuramos"
    r"|oferecemos|wij zoeken|wij bieden|jouw (?:taken|profiel))\b",
    re.I,
)


def resume_score(source: SourceText, parsed: Parsed) -> float:
    """How much a text is a resume: above 0 it is, below it is not; -1 to 1 is doubtful."""
    document = parsed.document
    basics = document.get("basics", {})
    dated = sum(
        1
        for key in ("work", "education", "volunteer", "projects")
        for entry in document.get(key, [])
        if "startDate" in entry or "endDate" in entry
    )
    sections = sum(
        1
        for key in ("work", "education", "skills", "projects", "languages", "certificates")
        if document.get(key)
    )
    score = -3.0
    score += (
        1.5 * bool(basics.get("email")) + 1.0 * bool(basics.get("phone")) + 0.8 * bool(basics.get("profiles"))
    )
    score += 1.0 * (parsed.confidence.get("/basics/name", 0.0) >= 0.6)
    score += min(dated, 4) * 0.9 + min(sections, 4) * 0.5
    score += 0.6 * bool(basics.get("summary"))
    phrases = len(_POSTING.findall(source.text))
    size = max(len(source.text) / 2500, 0.6)
    score -= min(phrases / size, 8) * 0.9
    return score


def check_resume(source: SourceText, parsed: Parsed, *, pasted: bool = False) -> str:
    """A warning for a doubtful text, '' for a resume. Raises ReadError for anything else."""
    score = resume_score(source, parsed)
    if score < -0.6:
        posting = len(_POSTING.findall(source.text)) >= 3
        raise ReadError(
            "not_a_resume",
            "This reads like a job posting, not like a resume. Add it under Postings, and upload your resume here."
            if posting
            else "This does not read like a resume: it holds no contacts and no dated posts or schools. "
            + ("Paste the whole resume." if pasted else "Choose another file."),
        )
    if score < 0.8:
        return f"This hardly reads like a resume: check that it is the right {'text' if pasted else 'file'}."
    return ""
