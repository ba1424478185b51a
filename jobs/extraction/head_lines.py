"""The lines at the head of a pasted posting without what the page puts between them: buttons, dates, counts, ratings."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from jobs.extraction.headings import HEADINGS
from jobs.extraction.wordlists import phrases

Mark = Literal["", "title", "company", "location"]


@dataclass(slots=True)
class HeadLine:
    """A line, what a sign in front of it or the page around it says it holds, and what kind of line it is."""

    text: str
    mark: Mark = ""
    is_heading: bool = False
    is_item: bool = False

    @property
    def has_terms(self) -> bool:
        """Whether it tells hours, pay, the form of work or experience."""
        return has_terms(self.text)


_LINES_READ: Final = 40
_LINES_KEPT: Final = 18
_BUTTON_LENGTH: Final = 70
# What buttons and notes of job sites say.
_BUTTONS: Final = frozenset(
    phrases(
        """
        apply, apply now, easy apply, quick apply, apply for this job, apply for this position, apply on company site
        apply on employer site, apply on company website, apply externally, 1-click apply, start application, save
        saved, save job, save this job, shortlist, unsave, share, share this job, share job, copy link, print
        print job, report, report job, report this job, show more, show more options, show less, see more, show all
        more, message, follow, following, new, new!, featured, sponsored, promoted, urgent, urgently hiring
        hiring now, actively hiring, actively recruiting, hot job, top job, be an early applicant, view all jobs
        view company, view company profile, view profile, view similar jobs, similar jobs, send me jobs like this
        job details, job post details, full job description, about the job, profile insights, job highlights
        register to apply, login to apply, log in to apply, sign in, sign up, login, register, back to search, back
        back to jobs, back to results, all jobs, view all openings, careers, open positions, current openings
        skip to content, skip to main content, menu, home, search, search jobs, meet the hiring team, job poster
        i'm interested, i am interested, see how you compare, see who you know, hide job, hide, not interested
        estimated salary, verified, verified employer, premium, easily apply
        responded to 75% or more applications in the past 30 days, multiple candidates, hiring multiple candidates
        we're hiring, we are hiring, hiring, now hiring, join our team, join us, job description, jetzt bewerben
        bewerben, schnellbewerbung, einfach bewerben, merken, gemerkt, speichern, job merken, teilen, drucken
        gehalt anzeigen, ich bin interessiert, arbeitgeber-profil ansehen, mehr erfahren, zum unternehmen, neu
        top job, zurück, zurück zur suche, stellenanzeige, stellenangebot, schnelle bewerbung, gesponsert
        wir stellen ein, wir suchen dich, postuler, je postule, postulez, candidature facile, candidature simplifiée
        sauvegarder, enregistrer, partager, voir plus, voir plus d'offres, voir toutes les offres, nouveau
        offre d'emploi, retour, imprimer, signaler, nous recrutons, on recrute, inscribirme en esta oferta
        inscribirme, inscríbete, aplicar, postularme, postularse, solicitar, guardar, compartir, guardar oferta, nueva
        oferta de empleo, volver, denunciar, ver más, estamos contratando, candidati, candidati ora, candidarsi
        invia candidatura, salva, condividi, salva annuncio, candidatura semplice, candidatar-se, candidatar
        candidatura simplificada, candidate-se, salvar, compartilhar, partilhar, guardar vaga, nova, solliciteer
        solliciteer direct, direct solliciteren, solliciteren, solliciteer nu, bewaar, bewaar vacature, bewaren, delen
        aplikuj, aplikuj teraz, aplikuj szybko, zapisz, udostępnij, ansök, ansök nu, spara, dela, søg, søg jobbet, gem
        søk, søk på jobben, lagre, del, hae paikkaa, tallenna, başvur, hemen başvur, kaydet, paylaş, откликнуться
        сохранить, поделиться, 立即申请, 立即沟通, 申请职位, 收藏, 分享, 举报, 感兴趣, 急聘, 応募する, 応募, 気になる
        保存, キープする, シェア, 지원하기, 즉시지원, 입사지원, 스크랩, 공유, 관심기업, 채용공고, 모집공고
        التقديم الآن, قدم الآن, تقدم للوظيفة, حفظ, مشاركة
        """
    )
)
# Dates, counts and remarks that change from day to day.
_PASSING: Final = re.compile(
    r"(?:re)?posted\b(?! by)(?: on| in)?.{0,40}$|(?:promoted|sponsored) by\b|responses managed\b|matches your\b"
    r"|be (?:among|one of) the first\b|over \d+ (?:applicants|people)"
    r"|\d[\d,.]*\+?\s*(?:applicants?|people clicked|views?|openings?|vacanc|days? left)\b"
    r"|(?:applicants|openings|views|job id|req(?:uisition)? id|reference|ref(?:\.|erence)?(?: no\.?| number)?|job ref"
    r"|job bank)\s*[:#№]"
    r"|\d{1,3}\+?\s*(?:h|d|w|mo|hr|hrs|min|minutes?|hours?|days?|weeks?|months?)(?:\s+ago)?$"
    r"|(?:about |vor |hace |il y a |há )\d.{0,20}$"
    r"|(?:just now|today|yesterday|actively reviewing|expires|closing(?: date)?|deadline|apply by|apply before)\b"
    r"|(?:erschienen|veröffentlicht|online seit|publiée?|publicad[ao]|mise en ligne|actualizad[ao]|pubblicat[oa]|geplaatst"
    r"|opublikowan|dodan[ao]|publicerad|oppdatert|опубликован|발행|등록일|발행일|发布于|更新于|掲載)"
    r"|here.?s how\b|(?:easy )?apply (?:with|on|via|for)\b|save .{3,60} at .{2,40}$|.{2,50}\slogo$|pulled from\b"
    r"|\d+ (?:of|/) \d+$"
    # the head of a forwarded mail, and how one is greeted
    r"|(?:from|to|cc|bcc|sent|von|an|gesendet|envoyé|enviado|inviato|verzonden)\s?:"
    r"|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten tag|liebe[rs]?|sehr geehrte|bonjour|chère?s?"
    r"|hola|estimad[oa]s?|buenos días|ciao|gentile|beste|moin)\b[^.!?:]{0,40}[,!]$",
    re.IGNORECASE,
)
_POSTED_BY: Final = re.compile(
    r"(?:(?:re)?posted\b.{0,24}? by|veröffentlicht von|publiée? par|publicad[ao] por|listed by|advertised by)\s+"
    r"(?P<company>.{2,60})$",
    re.IGNORECASE,
)
# "4.1 ★", "3.4 out of 5 stars", "4.0·37 reviews", "3,8 (41 valoraciones)", "1,340 Reviews"
_RATING: Final = re.compile(
    r"(?:[0-5][.,]\d\s*(?:$|★|⭐|☆|stars?\b|/\s?5|out of 5|von 5|sur 5|de 5|su 5|·\s*\d|\(\s*\d))"
    r"|\(?\d[\d.,]*[k+]*\s*(?:reviews?|ratings?|bewertungen|avis|valoraciones|opiniones|evaluaciones|recensioni"
    r"|avaliações|beoordelingen|opinii|kununu)\b|[★⭐☆]{2,}",
    re.IGNORECASE,
)
_TERMS: Final = re.compile(
    r"\b(?:full|part)[- ]?time|\bpermanent\b|\btemporary\b|\bcontract\b|\bfreelance\b|\binternship\b|\bvollzeit"
    r"|\bteilzeit|unbefrist|befrist|festanstellung|feste anstellung|minijob|\bcd[id]\b|\bintérim"
    r"|temps (?:plein|partiel|complet)|alternance|\bjornada|indefinido|\btempo (?:pieno|integral|parziale|in?determinato)"
    r"|\bclt\b|\bfulltime|\bparttime|voltijd|deeltijd|\bvast\b|\betat\b|umowa|heltid|deltid|tillsvidare|fuldtid"
    r"|fast stilling|tam zamanlı|yarı zamanlı|занятость|\bshift\b|\bhybrid|\bremote\b|\bonsite\b|\bon-site\b"
    r"|home ?office|télétravail|teletrabajo|smart working|thuiswerken|presencial|in sede|\bvor ort\b|work from"
    r"|[€$£₹¥₽₩₺₪₴]|\b(?:eur|usd|gbp|chf|inr|aed|sek|nok|dkk|pln|czk|zar|cad|aud|sgd|ote|lpa|lacs?|lakhs?|ral|tjm)\b"
    r"|\d\s?(?:k\b|%|h\b|hrs?\b|hours?\b|std|stunden|uur\b|heures|horas|zł|kr\b|元|円|万|만)"
    r"|salary|gehalt|salaire|salario|wynagrodzenie|lön\b|maaş|зарплат"
    r"|\d+\s*(?:-|–|to|bis|à)?\s*\d*\+?\s*(?:years?|yrs?|jahre|ans|años|anos|anni|lat)\b"
    r"|薪|月給|時給|年収|給与|正社員|全职|兼职|本科|연봉|월급|시급|정규직|계약직|경력|دوام|الراتب|راتب",
    re.IGNORECASE,
)
_SIGNS: Final[dict[str, Mark]] = {
    **dict.fromkeys("📍📌🗺🌍🌎🌏🏙🧭", "location"),
    **dict.fromkeys("🏢🏗🏭🏛🏦🏥🏫🏨🏬🏪", "company"),
}
_UNSEEN: Final = dict.fromkeys(map(ord, "\ufe0f\u200b\u200d\u200e\u200f\u2060\ufeff"))
_HEADINGS: Final = frozenset(one for kind in HEADINGS.values() for one in kind)
_EDGES: Final = "*#_ \t"


def head_lines(text: str) -> list[HeadLine]:
    """The first lines that are the posting's own, with what the lines left out said of them."""
    kept: list[HeadLine] = []
    for raw in _first_lines(text):
        line, sign = _without_sign(raw)
        if not line.strip("-–—|·/ "):
            continue
        if len(line) <= _BUTTON_LENGTH and (found := _posted_by(line)):
            kept.append(HeadLine(found, "company"))
        elif _RATING.match(line):
            if kept and not kept[-1].mark:
                kept[-1].mark = "company"
        elif not (len(line) <= _BUTTON_LENGTH and _is_clutter(line)):
            kept.append(_as_line(line, sign, raw[0] in _BULLETS and raw[1:2].isspace()))
        if len(kept) == _LINES_KEPT:
            break
    return kept


def _first_lines(text: str) -> Iterator[str]:
    """The first lines that are not empty, each blank one of whatever kind made plain."""
    place = count = 0
    while place < len(text) and count < _LINES_READ:
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        raw = text[place:stop].translate(_UNSEEN).replace("\u00a0", "  ").replace("\u3000", "  ").strip()
        if raw:
            count += 1
            yield raw
        place = stop + 1


def _without_sign(line: str) -> tuple[str, Mark]:
    """A line without marks of lists and pictures at its ends, and what the picture stands for."""
    bare = line.strip(_EDGES)
    mark: Mark = ""
    while bare and not bare[0].isascii() and unicodedata.category(bare[0]) in ("So", "Sk", "Po"):
        mark = mark or _SIGNS.get(bare[0], "")
        bare = bare[1:].lstrip(_EDGES)
    while (
        bare
        and not bare[-1].isascii()
        and bare[-1] not in "★⭐☆"
        and unicodedata.category(bare[-1]) in ("So", "Sk")
    ):
        bare = bare[:-1].rstrip(_EDGES)
    return bare, mark


def _posted_by(line: str) -> str | None:
    found = _POSTED_BY.match(line)
    return found["company"].strip() if found else None


def _is_clutter(line: str) -> bool:
    return line.lower().strip(" .!:→›»") in _BUTTONS or _PASSING.match(line) is not None


_JOB_POST: Final = re.compile(r"\s+-\s+job post$", re.IGNORECASE)


_BULLETS: Final = "-*•·▪▸●►➤–—→✓◦‣○■◆"


_SUBJECT: Final = re.compile(
    r"(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto)\s?:\s*(?:(?:fwd?|re|wg|aw|tr|rv|doorst)\s?:\s*){0,3}",
    re.IGNORECASE,
)


def _as_line(line: str, sign: Mark, is_item: bool) -> HeadLine:
    line = _SUBJECT.sub("", line, count=1) if _SUBJECT.match(line) else line
    posted = _JOB_POST.search(line)
    if posted:
        return HeadLine(line[: posted.start()], "title")
    return HeadLine(
        line,
        sign,
        is_heading=line.lower().strip(" :.!?") in _HEADINGS,
        is_item=is_item,
    )


_TERMS_LENGTH: Final = 120


@lru_cache(maxsize=256)  # a posting's lines are asked several times
def has_terms(line: str) -> bool:
    """Whether a short line, or a part of one, tells hours, pay, the form of work or experience."""
    return len(line) <= _TERMS_LENGTH and _TERMS.search(line) is not None
