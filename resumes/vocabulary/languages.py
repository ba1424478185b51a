"""Names of languages as resumes in many languages write them, and words for how well they are known."""

import re
from functools import lru_cache

from resumes.vocabulary.data_files import data_groups
from resumes.vocabulary.folding import fold

_NAMES = """
english englisch anglais ingles inglese engels engelska engelsk angielski английский 英語 英语 영어 الإنجليزية
الانجليزية ingilizce engleza inglês
german deutsch allemand aleman tedesco alemao duits tyska tysk niemiecki немецкий ドイツ語 德语 독일어 الألمانية
almanca germana
french franzosisch francais frances francese frans franska fransk francuski французский フランス語 法语 프랑스어
الفرنسية fransizca franceza
spanish spanisch espagnol espanol spagnolo espanhol spaans spanska spansk hiszpanski испанский スペイン語 西班牙语
스페인어 الإسبانية castellano castilian ispanyolca spaniola
italian italienisch italien italiano italiaans italienska italiensk wloski итальянский イタリア語 意大利语 italyanca italiana
portuguese portugiesisch portugais portugues portoghese portugees portugisiska portugalski португальский
ポルトガル語 葡萄牙语
dutch niederlandisch neerlandais neerlandes olandese holandes nederlands hollandisch vlaams flemish nederlandska
swedish schwedisch suedois sueco svedese zweeds svenska szwedzki norwegian norwegisch norvegien noruego norvegese
noors norsk norweski danish danisch danois danes danese deens dansk dunski finnish finnisch finnois fins suomi
finska
polish polnisch polonais polaco polacco pools polski польский czech tschechisch tcheque checo ceco cestina czeski
slovak slowakisch slovencina hungarian ungarisch hongrois hungaro ungherese magyar romanian rumanisch roumain
rumano rumeno romana bulgarian bulgarisch bulgare
russian russisch russe ruso russo ryska rosyjski русский ロシア語 俄语 러시아어 الروسية rusca rusa ukrainian
ukrainisch ukrainien ucraniano українська украинский serbian serbisch serbo-croatian croatian kroatisch hrvatski
srpski slovene slovenian bosnian albanian macedonian greek griechisch grec griego greco grego ελληνικά estonian
latvian lithuanian icelandic irish gaelic welsh maltese
turkish turkisch turc turco turks turkce türkçe تركي الكردية kurdish kurdisch arabic arabisch arabe arabo العربية
hebrew hebraisch hebreu hebreo persian farsi persisch dari pashto urdu hindi hindu हिन्दी bengali bangla punjabi
gujarati marathi tamil telugu kannada malayalam odia assamese nepali sinhala sinhalese sanskrit
chinese chinesisch chinois chino cinese chines chinees kinesiska mandarin mandarin-chinese cantonese 中文 中国語
普通话 汉语 粤语 중국어 الصينية japanese japanisch japonais japones giapponese japans japanska 日本語 日语 일본어
korean koreanisch coreen coreano koreaans 한국어 韓国語 韩语 vietnamese vietnamesisch thai tagalog filipino
indonesian bahasa malay khmer lao burmese mongolian
swahili isizulu isixhosa sesotho setswana kiswahili amharic yoruba igbo hausa zulu xhosa afrikaans somali tigrinya wolof
lingala kinyarwanda twi
catalan katalanisch catala catalan galician gallego euskera basque luxembourgish letzebuergesch latin latein
esperanto asl
american-sign-language british-sign-language gebardensprache armenian georgian azerbaijani kazakh uzbek creole
kreol berber tamazight valenciano
"""
NAMES = frozenset(fold(word.replace("-", " ")) for word in _NAMES.split())
_SIGN = re.compile(r"sign language|geb[aä]rdensprache|langue des signes|lengua de signos", re.I)
FLUENCY = re.compile(
    r"\b(?:native(?:\s+(?:speaker|or bilingual|proficiency|language))?|mother\s?tongue|bilingual|fluent(?:ly)?"
    r"|proficient|proficiency|advanced|upper[- ]intermediate|intermediate|conversational|working|professional"
    r"|limited|basic|elementary|beginner|good|very good|excellent|business|full professional|"
    r"muttersprach\w*|verhandlungssicher|flie(?:ß|ss)end|sehr gut|gute?|grundkenntnisse|konversationssicher"
    r"|erweiterte|langue maternelle|maternelle?|bilingue|courante?|couramment|intermédiaire|notions|débutante?"
    r"|avancée?|lu,? écrit,? parlé|professionnel|"
    r"nativ[oa]|lengua materna|bilingüe|fluido|fluida|avanzado|intermedio|básico|medio|alto|madrelingua"
    r"|fluente|ottim[oa]|buon[oa]|scolastic[oa]|avanzato|base|nativa|avançado|básico|intermediário|materna"
    r"|moedertaal|vloeiend|goed|uitstekend|basis|gevorderd|modersmål|morsmål|flytende|flytande|flydende|goda?"
    r"|grunnleggende|"
    r"ojczysty|biegły|zaawansowany|średniozaawansowany|podstawowy|родной|свободно|свободный|базовый"
    r"|продвинутый|ネイティブ|母語|母国語|ビジネスレベル|日常会話|流暢|流利|精通|熟练|母语|良好|원어민|유창"
    r"|능통|اللغة الأم|بطلاقة|ممتاز|جيد جدا|جيد|متوسط|ana dil|ileri|orta|başlangıç|[abc][12][+]?)(?:\b|(?=\W)"
    r"|$)",
    re.I,
)


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    """Names of the less common languages too, which only count as a whole."""
    rows = [line.split(", ") for lines in data_groups("languages").values() for line in lines]
    return frozenset(fold(name) for row in rows for name in row) | NAMES


def is_language(text: str) -> bool:
    """Whether a text is, or begins with, the name of a human language."""
    bare = re.sub(r"\(.*?\)?$", "", fold(text)).strip(" .:•-–")
    if not bare or len(bare) > 40:
        return False
    words = bare.split()
    return (
        bare in _all_names()
        or words[0].strip(",:-") in NAMES
        or bool(_SIGN.search(text))
        or (len(words) > 1 and " ".join(words[:2]) in NAMES)
    )
