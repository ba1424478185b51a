"""What a sentence outside the requirements does: it asks, names a task, tells of the company or tempts the reader."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Literal

from jobs.extraction.scanning import Cue, Scan
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.wordlists import words

Voice = Literal["asks", "plain", "tells", "mentions", "tempts"]

# Looked for among the folded words of a sentence.
_OURS: Final = frozenset(
    words("we our wir unser unsere unserem unseren unserer nous notre nos nuestra nuestro")
)
_YOURS: Final = frozenset(words("you your du dein deine sie ihre ihr vous votre vos tu tus usted"))

# A word that asks in most sentences and does not in these: "user experience", "customer needs", "know more about us".
_IDLE: Final = re.compile(
    r"know (?:more|us|about us|what|how (?:we|it|much)|whether|if)|needs\b(?! (?:an?|one|two|someone|more)\b)"
    r"|requirements?\b|degree of|master (?:data|plan)"
    r"|insights\b|experts\b|advantage of|experiences\b|experienced? (?:team|colleagues|staff|mentors?|developers)"
    r"|preferred (?:partner|supplier|choice|employer)|skills (?:shortage|gap)|education (?:sector|system|provider)"
    r"|trained (?:by|on the job)|training (?:provider|company|budget|days|course|will|is|opportunit)"
    r"|strong (?:believers?|brand|community|culture|team|focus|network|growth|business case|partnerships?|relationships?)",
    re.IGNORECASE,
)
_IDLE_BEFORE: Final = re.compile(
    r"(?:\b(?:users?|customers?|clients?|guests?|patients?|visitors?|shopping|digital|brand|player|employees?|buying"
    r"|passengers?|dining|travel|learning|candidates?|their|its|our|research|whose|competitive|case|people|colleagues|company)"
    r"[’']?s?[\s-]+(?:strong |deep |broad |own |great |world-class )?)$",
    re.IGNORECASE,
)
_BEFORE_REACH: Final = 30
_A_HAVING: Final = re.compile(
    r"experience|expertise|knowledge|need|skill|insight|studies|advantage|passion|education|training|background|competenc"
    r"|ability",
    re.IGNORECASE,
)
_A_MUST: Final = re.compile(
    r"\b(?:must|required|mandatory|essential|we (?:expect|require)|you (?:have|bring|are|need|know|can|hold)|zwingend)\b",
    re.IGNORECASE,
)

# Whoever applies is spoken of: such a sentence does not merely tell of the company. Looked for in lower-case text, which
# is several times as fast as a pattern without case.
_APPLICANT: Final = re.compile(
    r"\b(?:you|your|you['’]ll|candidates?|applicants?|incumbent|successful|post ?holder|role|position|job|vacancy|required?"
    r"|must|essential|desirable|seeking|looking for|needs an?|braucht|sucht|cherche|hiring"
    r"|experts?|expertise|experienced?|responsible|understanding|skills?|ability|(?:engineer|architect|manager|analyst|developer|specialist|officer|nurse|technician|assistant|coordinator"
    r"|director|consultant|administrator|designer|scientist|supervisor|lead|teacher|chef)(?= [a-z]+s )"
    r"|du|dich|dein\w*|ihnen|ihre?|bewerber\w*|vous|votre|candidate?s?|poste|usted|tus?|puesto)\b"
)
# "The team picks", "Our platform serves", "It manages": someone or something other than the applicant acts.
_OTHERS_ACT: Final = re.compile(
    r"\W{0,6}(?:(?:it|they|he|she|es|il|elle|ils|elles)\s|(?:the|this|these|its|their|our|each|every|die|der|das|dieses?"
    r"|unser[e]?|le|la|les|l['’]|cette|ce|notre|nos|el|los|las|este|esta|nuestr[oa]s?)\s+"
    r"(?:(?!of\b|for\b|in\b|and\b|to\b|with\b|von\b|für\b|und\b|de\b|du\b|et\b|y\b)[\w&’'/-]+\s+){0,4}?"
    r"(?:teams?|company|firm|group|platform|products?|solutions?|services?|systems?|applications?|apps?|projects?"
    r"|program(?:me)?s?|departments?|sections?|units?|divisions?|cent(?:er|re)s?|institutes?|laborator(?:y|ies)|labs?|schools?"
    r"|hospitals?|clinics?|hotels?|restaurants?|stores?|shops?|brands?|business(?:es)?|organi[sz]ations?|agency|agencies"
    r"|studios?|plants?|sites?|offices?|clients?|customers?|markets?|industry|sector|mission|vision|goal|aim|ambition"
    r"|culture|technology|technologies|software|ai|fleet|portfolio|facility|facilities|farm|colleagues?|members|people|staff|employees|associates"
    r"|unternehmen|firma|gruppe|plattform|produkte?|abteilung|klinik|kunden|projekte?|ziel"
    r"|entreprise|société|groupe|équipe|plateforme|produits?|clients|projets?|établissement"
    r"|empresa|equipo|plataforma|productos?|clientes|proyectos?|centro)\s+(?!manager|management|lead|leader|engineer))",
    re.IGNORECASE,
)
# "Harbour Foods makes": a name acts.
_ACTS: Final = words(
    """
    is was has makes builds serves provides offers operates runs designs develops produces sells manufactures supplies
    distributes delivers owns employs helps moves supports brings connects creates specialises specializes delights inspires
    demos connecting ist hat entwickelt produziert bietet betreibt versorgt est propose fabrique conçoit es ofrece fabrica
    desarrolla
    """
)
_ACTS_AT_ALL: Final = frozenset(_ACTS)
_NAME_ACTS: Final = re.compile(
    r"\W{0,6}(?:[A-ZÀ-ÖØ-Þ<][\w&’'.>-]*,?\s+(?:(?:of|and|&|the|de|der|für|und|et)\s+)?){1,5}"
    rf"(?i:{'|'.join(_ACTS)})\s"
)
# "Discover the world of", "Do you like", "to the next level": the reader is drawn in, not asked for something.
_TEMPTS: Final = re.compile(
    r"\W{0,6}(?:discover|expect to|come and|join|see for yourself|explore|enjoy|imagine|would you like|ready to"
    r"|do you (?:like|love|want|dream|enjoy)|become part|be part of|grow|learn (?:more|about)|read more|build your"
    r"|are you looking for|if you (?:like|love|want|enjoy|would like)"
    r"|entdecke\w*|werde teil|möchtest du|möchten sie|découvr\w+|rejoign\w+|descubre|únete)\b",
    re.IGNORECASE,
)
_READER_ACTS: Final = re.compile(
    r"\W{0,6}(?:as [^.,;\n]{1,60}, )?(?:you|you['’]ll|du|sie|vous|tu|usted)(?: will| would|['’]ll| also| then)*\s"
    r"(?!(?:get|receive|enjoy|are offered|benefit|join|find|meet|bekommst|erhalten|erhältst)\b)",
    re.IGNORECASE,
)
# How a sentence must begin for the patterns above to fit; most sentences do not.
_SIGNS: Final = " +#&"
_OTHERS: Final = frozenset(
    words(
        """
        it they he she es il elle ils elles the this these its their our each every die der das diese dieses unser unsere
        le la les l cette ce notre nos el los las este esta nuestro nuestra nuestros nuestras
        """
    )
)
_TEMPTING: Final = words(
    """
    discover expect come join see explore enjoy imagine would ready do become be grow learn read build are if entdecke
    werde möcht découvr rejoign descubre únete
    """
)
_WHO: Final = re.compile(
    r"\W{0,6}(?:we|our|us|at|the|this|these|it|they|as|in|with|for|by|from|since|today|wir|unser\w*|bei|die|der|das|als|mit|nous"
    r"|notre|nos|chez|les?|la|nuestr\w+|en|el|los|las)\b|\W{0,6}(?-i:[A-ZÀ-ÖØ-Þ<][\w&’'.>-]*\s+(?:is|are|was|has|[a-z]+s)\s)",
    re.IGNORECASE,
)
# "Maintain our risk register": what is to be done, though the thing is the company's.
_TASKS: Final = frozenset(
    words(
        """
        set build develop design own maintain lead manage drive create define deliver implement run ensure improve plan
        coordinate analyse analyze write prepare review test monitor operate oversee conduct perform configure document
        optimise optimize extend integrate automate migrate deploy administer roll produce evaluate assess establish execute
        handle identify install inspect organise organize repair resolve schedule supervise teach track troubleshoot
        update audit calculate clean compile calibrate cook diagnose draft edit engineer estimate forecast measure model
        negotiate process program programme prototype refine scale secure standardise steer streamline tune validate verify
        """
    )
)
_ORDER: Final = re.compile(r"\W{0,6}[A-Z]\w+\s+(?!is\b|are\b|of\b|from\b|at\b|by\b|for\b|in\b|and our\b)")
# "A strong entrepreneurial spirit" may be the team's, "reliability" that of a product.
_PERSONAL: Final = re.compile(
    r"\b(?:you (?:are|have|bring|must|can|should|need|love|enjoy|possess|will need|share|show)|you['’]re|you['’]ve"
    r"|ability to|needed|wanted|gesucht|benötigt\w*"
    r"|able to|looking for|look for|must|requir\w+|skills?|candidates?|ideal\w*|seek\w*|expect\w*|someone|attitude"
    r"|personality"
    r"|(?:du|sie) (?:bist|hast|bringst|sind|haben|bringen|arbeite\w+)|dich|dein\w*|ihre?n?|suchen|eigenschaften|fähigkeit\w*"
    r"|vous (?:êtes|avez|savez|aimez)|votre|vos|recherch\w+|qualités|capacité|sens d\w*|eres|tienes|tu|persona|buscamos"
    r"|capacidad|habilidad\w*)\b"
)
_SHORT_LINE: Final = 60
_ITEMS: Final = 4
_ITEM_LENGTH: Final = 40


def _is_enumeration(text: str, low: int, high: int) -> bool:
    items = 1 + text.count(",", low, high) + text.count(";", low, high)
    return items >= _ITEMS and high - low <= items * _ITEM_LENGTH


@dataclass(slots=True)
class Voices:
    """Tells what one sentence of a text after the other does, each only where it is asked for."""

    scan: Scan
    low: int = 0
    high: int = -1
    _voice: Voice | None = None

    def turn_to(self, start: int, end: int) -> None:
        """Looks at the sentence around a passage, if it is not the one looked at already."""
        if self.low <= start < self.high:
            return
        self.low, self.high = sentence_bounds(self.scan.text, start, end)
        self._voice = None

    @property
    def voice(self) -> Voice:
        if self._voice is None:
            self._voice = self._listen()
        return self._voice

    @property
    def begins_with_task(self) -> bool:
        """Whether it begins with what is to be done, not with who does it."""
        return not _WHO.match(self.scan.text, self.low, self.high)

    @property
    def begins_with_reader(self) -> bool:
        """Whether it says what the applicant will do ("You write SQL")."""
        return _READER_ACTS.match(self.scan.text, self.low, self.high) is not None

    @property
    def speaks_of_persons(self) -> bool:
        """Whether qualities named in it may be the applicant's: short, a row of items, or with a word of the applicant."""
        low, high = self.low, self.high
        if high - low <= _SHORT_LINE or self.lists:
            return True
        lead = 1 if low else 0  # one character more, to see where a word begins
        return _PERSONAL.search(self.scan.text[low - lead : high].lower(), lead) is not None

    @property
    def lists(self) -> bool:
        """Whether it is a row of short items, as tasks and tools are listed."""
        return _is_enumeration(self.scan.text, self.low, self.high)

    def _listen(self) -> Voice:
        text, low, high = self.scan.text, self.low, self.high
        spoken = self.scan.folded_part(low, high).lstrip(_SIGNS).split()
        word = spoken[0] if spoken else ""
        if self._holds("tempts") or (word.startswith(_TEMPTING) and _TEMPTS.match(text, low, high)):
            return "asks" if _A_MUST.search(text, low, high) else "tempts"
        told = (word in _OTHERS and _OTHERS_ACT.match(text, low, high)) or (
            not _ACTS_AT_ALL.isdisjoint(spoken) and _NAME_ACTS.match(text, low, high)
        )
        lead = 1 if low else 0  # one character more, to see where a word begins
        if told and not self._wishes() and not _APPLICANT.search(text[low - lead : high].lower(), lead):
            return "tells"
        if self._asks():
            return "asks"
        orders = word in _TASKS and _ORDER.match(text, low, high) is not None
        if orders or _OURS.isdisjoint(spoken):
            return "asks" if _is_enumeration(text, low, high) else "plain"
        return "tells" if _YOURS.isdisjoint(spoken) else "mentions"

    def _wishes(self) -> bool:
        """Whether something in it is asked for by word: "French is a plus"."""
        return self._holds("preferred-after") or self._holds("must")

    def _holds(self, kind: str) -> bool:
        cues = self.scan.cues.get(kind)
        if not cues:
            return False
        index = bisect_left(cues, (self.low,))
        return index < len(cues) and cues[index][0] < self.high

    def _asks(self) -> bool:
        cues = self.scan.cues.get("asks")
        if not cues:
            return False
        index = bisect_left(cues, (self.low,))
        while index < len(cues) and cues[index][0] < self.high:
            if not self._is_idle(cues[index]):
                return True
            index += 1
        return False

    def _is_idle(self, cue: Cue) -> bool:
        text, start = self.scan.text, cue.start
        if _IDLE.match(text, start):
            return True
        before = max(self.low, start - _BEFORE_REACH)
        return (
            _A_HAVING.match(text, start) is not None and _IDLE_BEFORE.search(text, before, start) is not None
        )
