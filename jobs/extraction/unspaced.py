"""Facts of postings in Chinese, Japanese and Korean, whose words are not set apart by blanks."""

import re
from typing import Final, NamedTuple

from jobs.extraction.types import Education, EmploymentType, Period, Remote, Salary, Seniority, Span
from jobs.lexicon.folding import has_any

_SCRIPT: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_MOST_YEARS: Final = 20
_YEARS: Final = re.compile(
    r"(?:经验|經驗|経験|경력)(?:年数|要求)?[^\n\d。，,]{0,6}(?P<a>\d{1,2})\s*(?:年|년|~|-)"
    r"|(?P<b>\d{1,2})\s*(?:[-–~～至到]\s*\d{1,2}\s*)?[年년](?:以上|及以上|이상)?[^\n。；;，,]{0,12}?(?:经验|經驗|経験|경력)"
    r"|(?P<c>\d{1,2})\s*[-–~～]\s*\d{1,2}\s*年(?=\s*(?:$|[·|,，/\n]))",
    re.MULTILINE,
)
_EDUCATION_WORDS: Final[tuple[tuple[Education, str], ...]] = (
    ("secondary", "高中|高卒|高校卒|고졸|고등학교 졸업"),
    ("vocational", "中专|职高|技校|専門卒|専門学校卒|専修学校"),
    ("associate", "大专|專科|专科|短大卒|高専卒|초대졸|전문대|전문학사"),
    ("bachelor", "本科|学士|學士|大卒|大学卒|四大卒|대졸|학사|4년제"),
    ("master", "硕士|碩士|研究生|修士|院卒|석사"),
    ("doctorate", "博士|박사"),
)
_EDUCATION: Final = tuple(
    (level, re.compile(rf"(?:{words})(?!.{{0,3}}(?:优先|優先|우대|尚可|歓迎))"))
    for level, words in _EDUCATION_WORDS
)
_EMPLOYMENT_WORDS: Final[tuple[tuple[EmploymentType, str], ...]] = (
    ("full-time", "全职|全職|正社員(?!登用)|フルタイム|정규직"),
    ("part-time", "兼职|兼職|パート|アルバイト|파트타임|아르바이트|시간제"),
    ("contract", "合同工|契約社員|계약직"),
    ("temporary", "劳务派遣|派遣社員|파견직"),
    ("freelance", "業務委託|フリーランス|自由职业|프리랜서"),
    ("internship", "实习生?|實習|インターン|인턴"),
)
_EMPLOYMENT: Final = tuple((kind, re.compile(words)) for kind, words in _EMPLOYMENT_WORDS)
_REMOTE: Final = re.compile(
    r"(?P<hybrid>混合办公|ハイブリッド|하이브리드)|(?P<whole>フルリモート|完全在宅|全程远程|完全远程|전면 ?재택|풀 ?리모트)"
    r"|(?P<remote>远程办公|远程工作|居家办公|遠端工作|リモートワーク|リモート勤務|在宅勤務|テレワーク|재택 ?근무|원격 ?근무)"
)
_NOT_POSSIBLE: Final = ("不可", "なし", "불가", "不支持")
_PARTLY: Final = re.compile(r"[每週주]\s*周?\s*[1-4一二三四]|[1-4]\s*[日天회일]|可|가능|併用|병행")
_AMOUNT: Final = r"\d[\d,]*(?:\.\d+)?"
_PAY: Final = (
    # 15-25K·13薪, 8千-1.2万/月, 20-30万/年
    re.compile(
        r"(?<![\d.])(?P<low>\d{1,3}(?:\.\d)?)\s*(?P<lowscale>[kK千万])?\s*[-–~～至]\s*(?P<high>\d{1,3}(?:\.\d)?)\s*"
        r"(?P<scale>[kK千万])(?!円)(?:元)?\s*[/／每]?\s*(?P<unit>[月年])?"
    ),
    # 12000-16000元/月, 200元/天
    re.compile(
        rf"(?<![\d.])(?P<low>{_AMOUNT})(?:\s*[-–~～至]\s*(?P<high>{_AMOUNT}))?\s*元\s*[/／每]?\s*(?P<unit>[月年天日]|小时|小時|时)?"
    ),
    # 月給28万円～35万円, 時給1,250円〜1,400円
    re.compile(
        r"(?P<unit>月給|月収|基本給|年収|年俸|時給|日給)[^\d\n]{0,8}"
        rf"(?P<low>{_AMOUNT})(?P<lowscale>万)?(?P<lowrest>[\d,]{{4,5}})?円?"
        rf"(?:\s*[~〜～\-–ー]\s*(?P<high>{_AMOUNT})(?P<scale>万)?(?P<rest>[\d,]{{4,5}})?円?)?"
    ),
    # 연봉 5,000만원 ~ 7,000만원, 시급 10,030원
    re.compile(
        rf"(?P<unit>연봉|월급|급여|시급|일급|월)[^\d\n]{{0,6}}(?P<low>{_AMOUNT})\s*(?P<lowscale>만)?\s*원?"
        rf"\s*(?:[~〜\-–]\s*(?P<high>{_AMOUNT})\s*(?P<scale>만)?\s*원?)?(?<=[만원])"
    ),
)
_UNITS: Final[dict[str, Period]] = {
    **dict.fromkeys(("月", "月給", "月収", "基本給", "월급", "월", "급여"), "month"),
    **dict.fromkeys(("年", "年収", "年俸", "연봉"), "year"),
    **dict.fromkeys(("天", "日", "日給", "일급"), "day"),
    **dict.fromkeys(("小时", "小時", "时", "時給", "시급"), "hour"),
}
_SCALES: Final = {"k": 1_000, "K": 1_000, "千": 1_000, "万": 10_000, "만": 10_000}
_TAIWANESE: Final = ("薪資", "經驗", "職缺", "新台幣", "新臺幣")
_LEVEL_WORDS: Final[tuple[tuple[Seniority, str], ...]] = (
    ("intern", "实习|實習|インターン|인턴"),
    ("executive", "首席|总裁|總裁|執行役員|대표이사"),
    ("director", "总监|總監|本部長|部長|본부장|부문장"),
    ("manager", "(?<!产品)(?<!项目)(?<!客户)(?<!產品)(?<!專案)(?:经理|經理)|課長|店長|店长|지점장|점장"),
    ("lead", "主管|组长|組長|リーダー|主任|係長|팀장|파트장"),
    ("senior", "高级|高級|资深|資深|シニア|시니어|수석|책임"),
    ("junior", "初级|初級|助理|新卒|ジュニア|주니어|신입"),
)
_LEVELS: Final = tuple((level, re.compile(words)) for level, words in _LEVEL_WORDS)


class Unspaced(NamedTuple):
    """What was read, each with its passage; the level's lies in the title."""

    years: tuple[int, Span] | None = None
    education: tuple[Education, Span] | None = None
    employment: tuple[EmploymentType, Span] | None = None
    remote: tuple[Remote, Span] | None = None
    salary: tuple[Salary, Span] | None = None
    level: tuple[Seniority, Span] | None = None


def read_unspaced(text: str, title: str) -> Unspaced | None:
    """The facts of a text in one of these scripts; None for any other."""
    if not _SCRIPT.search(text):
        return None
    level = next(((name, _span(found)) for name, rule in _LEVELS if (found := rule.search(title))), None)
    return Unspaced(_years(text), _education(text), _employment(text), _remote(text), _salary(text), level)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end(), found.group())


def _years(text: str) -> tuple[int, Span] | None:
    stated = [(int(one["a"] or one["b"] or one["c"]), _span(one)) for one in _YEARS.finditer(text)]
    return max((one for one in stated if one[0] <= _MOST_YEARS), key=lambda one: one[0], default=None)


def _education(text: str) -> tuple[Education, Span] | None:
    return next(((level, _span(found)) for level, rule in _EDUCATION if (found := rule.search(text))), None)


def _employment(text: str) -> tuple[EmploymentType, Span] | None:
    named = [(kind, _span(found)) for kind, rule in _EMPLOYMENT if (found := rule.search(text))]
    return min(named, key=lambda one: one[1].start, default=None)


def _remote(text: str) -> tuple[Remote, Span] | None:
    found = _REMOTE.search(text)
    if found is None:
        return None
    low, high = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    line = text[low : high if high >= 0 else len(text)]
    behind = text[found.end() : found.end() + 4]
    if has_any(behind, _NOT_POSSIBLE):
        return "onsite", _span(found)
    if found["hybrid"] or (found["remote"] and _PARTLY.search(line)):
        return "hybrid", _span(found)
    return "remote", _span(found)


def _salary(text: str) -> tuple[Salary, Span] | None:
    for rule, currency in zip(_PAY, ("CNY", "CNY", "JPY", "KRW"), strict=True):
        found = rule.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        scale = groups.get("scale")
        low = _number(groups["low"], groups.get("lowscale") or scale, groups.get("lowrest"))
        high = (
            _number(groups["high"], scale or groups.get("lowscale"), groups.get("rest"))
            if groups["high"]
            else None
        )
        if (high is not None and high < low) or (currency == "CNY" and not _is_pay(text, found)):
            continue
        period = _UNITS.get(groups["unit"] or "") or ("year" if low >= _YEARLY_FROM else "month")
        if currency == "CNY" and has_any(text, _TAIWANESE):
            currency = "TWD"
        return Salary(low, low if high is None else high, currency, period), _span(found)
    return None


def _is_pay(text: str, found: re.Match[str]) -> bool:
    """Whether a figure in Chinese is pay, not a number of users: "15-25K", "元/月", or a word of pay beside it."""
    if found["unit"] or (found.groupdict().get("scale") or "") in ("k", "K"):
        return True
    return _PAY_NEAR.search(text, max(0, found.start() - 12), found.end() + 6) is not None


_PAY_NEAR: Final = re.compile("薪|工资|工資|待遇|收入")
_YEARLY_FROM: Final = 100_000


def _number(amount: str, scale: str | None, rest: str | None) -> int:
    value = float(amount.replace(",", "")) * _SCALES.get(scale or "", 1)
    return round(value) + (int(rest.replace(",", "")) if rest else 0)
