"""Labels at the head of a posting, in many languages: what a line such as "Standort: Kassel" states."""

import re
from typing import Final, Literal

from jobs.extraction.wordlists import phrases

Stated = Literal["title", "company", "location"]

_WORDS: Final[dict[Stated, str]] = {
    "title": """
        job title, position title, job name, title, position, role, post, vacancy, designation, job role, opening
        stellenbezeichnung, stelle, stellentitel, intitulé du poste, intitulé, poste, métier, puesto, cargo, vacante
        nombre del puesto, mansione, posizione, figura ricercata, ruolo, profilo ricercato, função, vaga, functie
        functietitel, vacature, stanowisko, nazwa stanowiska, befattning, tjänst, yrke, stilling, tehtävä, pozice
        pozycja, должность, вакансия, посада, pozisyon, unvan, 职位, 职位名称, 岗位, 岗位名称, 招聘岗位, 招聘职位
        職位, 職種, 募集職種, ポジション, 求人名, 직무, 모집부문, 모집분야, 모집직종, 포지션, 직책, 채용직무
        المسمى الوظيفي, الوظيفة, اسم الوظيفة, مسمى الوظيفة
    """,
    "company": """
        company, company name, employer, employer name, organisation, organization, organisation name, firm, business
        agency, hospital, school, restaurant, firma, unternehmen, arbeitgeber, betrieb, einrichtung, träger
        entreprise, société, employeur, structure, esn, cabinet, établissement, empresa, compañía, empleador
        nombre de la empresa, azienda, società, datore di lavoro, empregador, bedrijf, werkgever, organisatie
        bedrijfsnaam, pracodawca, företag, arbetsgivare, virksomhed, arbeidsgiver, bedrift, yritys, työnantaja
        компания, работодатель, организация, компанія, şirket, şirket adı, işveren, 公司, 公司名称, 企业, 企业名称
        单位名称, 会社名, 会社, 企業名, 法人名, 事業所名, 회사, 회사명, 기업명, 업체명, 기관명, الشركة, اسم الشركة
        جهة العمل, client
    """,
    "location": """
        job location, job locations, location, locations, work location, work site, worksite, place of work, based in
        based at, office, city, where, duty station, area, town, site, standort, arbeitsort, einsatzort, ort, dienstort, wo
        beschäftigungsort, lieu, lieu de travail, lieu de mission, lieu du poste, localisation, ville, ubicación
        lugar, localidad, ciudad, población, lugar de trabajo, centro de trabajo, luogo, sede, sede di lavoro
        luogo di lavoro, città, zona, local, localização, local de trabalho, cidade, locatie, plaats, standplaats
        werklocatie, werkplek, miejsce pracy, lokalizacja, miejscowość, miasto, placering, arbetsort, plats
        ort och land, sted, arbejdssted, arbeidssted, paikkakunta, sijainti, город, место работы, место работы город
        місто, konum, lokasyon, şehir, çalışma yeri, 工作地点, 工作地址, 地点, 地址, 工作城市, 上班地点, 勤務地
        勤務場所, 就業場所, 勤務先住所, 근무지, 근무지역, 근무장소, 위치, 근무위치, الموقع, مكان العمل, المدينة
        موقع العمل
    """,
}
_LABELS: Final[dict[str, Stated]] = {label: kind for kind, text in _WORDS.items() for label in phrases(text)}
_LONGEST_LABEL: Final = 32
_LONGEST_VALUE: Final = 100
# "【勤務地】大阪府"
_BOXED: Final = re.compile(r"^[【［\[■◆●]\s*(?P<label>[^】］\]：:]{1,16})[】］\]：:]\s*(?P<value>.*)$")


def labelled(line: str) -> tuple[Stated, str] | None:
    """What a line states under a label, and the value, '' where the label stands alone."""
    boxed = _BOXED.match(line)
    if boxed:
        label, value = boxed["label"], boxed["value"]
    else:
        at = min((place for sign in ":：" if (place := line.find(sign)) > 0), default=-1)
        label, value = (line[:at], line[at + 1 :]) if at > 0 else (line, "")
    if len(label) > _LONGEST_LABEL:
        return None
    kind = _LABELS.get(label.strip(" \t*_#•-–\ufe0f").lower())
    value = value.strip(" \t*_")
    return (kind, value) if kind and len(value) <= _LONGEST_VALUE else None


def has_label(line: str) -> bool:
    """Whether a line opens with a label of whatever kind and goes on with its value: "Grade: SO1"."""
    at = max(line.find(":", 1, _LONGEST_LABEL), line.find("：", 1, _LONGEST_LABEL))
    return at > 0 and not line[at + 1 : at + 2].isdigit() and bool(line[at + 1 :].strip())
