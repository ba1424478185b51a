"""Contact details: none leaves in a prompt, each comes back as it was, whatever a model makes of its stand-in."""

import re
from datetime import date
from typing import Any

import pytest

from optimizations.context import MarketContext, MarketSkill
from optimizations.strategies import STRATEGIES, Facts, Style
from optimizations.strategies.masking import Mask
from tests.optimizations.scripted import proposing

TODAY = date(2026, 11, 21)
MARKET = MarketContext((MarketSkill("SAP", 0.9, 9), MarketSkill("Excel", 0.4, 4)), 10, ("Buyer",))


def basics(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **more}


# (basics, bullets, what no prompt may hold)
PEOPLE: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "german": (
        basics("Jörg Weißmüller", email="j.weissmueller@post.example", phone="+49 (0)30 555 01 23",
               location={"address": "Rosenweg 4", "postalCode": "80331", "city": "München"}),
        ["Weißmüllers Team wuchs auf 7 Personen", "JOERG WEISSMUELLER führte die Kasse", "Anruf unter 030 5550123",
         "Wohnt am Rosenweg 4 in 80331 München"],
        ["weißmüller", "weissmueller", "jörg", "joerg", "5550123", "rosenweg", "80331", "post.example"],
    ),
    "polish": (
        basics("Łucja Kowalska-Brzęk", email="lucja@kb.example", phone="+48 601 222 333"),
        ["Nagroda dla Łucji Kowalskiej", "Kowalska-Brzęk prowadziła sklep", "Tel. 601-222-333"],
        ["kowalska", "brzęk", "łucja", "601-222-333", "601 222 333"],
    ),
    "spanish": (
        basics("María José Núñez de la Torre", phone="612 345 678", url="https://mjnunez.example/cv",
               profiles=[{"network": "X", "username": "@mjnunez", "url": "https://x.example/mjnunez"}]),
        ["MARIA JOSE NUÑEZ dirigió la tienda", "Web: mjnunez.example/cv", "La tienda de Núñez vendió 30 cajas",
         "Llame al 612345678 o escriba a @mjnunez"],
        ["núñez", "nunez", "nuñez", "maría", "josé", "jose", "612345678", "mjnunez"],
    ),
    "french": (
        basics("Éloïse L'Hermitte", email="eloise.lhermitte@courriel.example", phone="06 12 34 56 78",
               location={"address": "12 rue des Tanneurs, 67000 Strasbourg"}),
        ["Le bilan d'Éloïse a été publié", "L’Hermitte & Fils, 40 clients", "06.12.34.56.78 jour et nuit",
         "Atelier au 12, rue des Tanneurs"],
        ["éloïse", "eloise", "hermitte", "06.12.34.56.78", "06 12 34 56 78", "tanneurs"],
    ),
    "portuguese": (
        basics("João Conceição", email="joao@sitio.example", phone="+55 11 98765-4321"),
        ["A equipe do João tinha 4 pessoas", "WhatsApp (11) 98765-4321", "JOÃO CONCEIÇÃO, prêmio interno"],
        ["joão", "joao", "conceição", "98765-4321"],
    ),
    "chinese": (
        basics("王小明", email="xm.wang@mail.example", phone="+86 138 0013 8000"),
        ["由王小明负责仓库", "138-0013-8000 可联系", "Kept the stock of 3 shops"],
        ["王小明", "0013", "xm.wang"],
    ),
    "vietnamese": (
        basics("Nguyễn Thị Ánh", email="anh@thu.example", phone="0912 345 678"),
        ["Nguyen Thi Anh kept the books", "Nguyễn's ledger held 900 lines", "Phone 0912345678"],
        ["nguyễn", "nguyen", "0912345678", "0912 345 678"],
    ),
    "arabic": (
        basics("Omar bin Khalid al-Masri", email="omar@bareed.example", phone="+20 10 1234 5678"),
        ["Omar's shop sold 40 carpets", "Al-Masri Trading, founded by AL-MASRI", "اتصل على ٠١٠١٢٣٤٥٦٧٨"],
        ["omar", "khalid", "masri", "٠١٠١٢٣٤٥٦٧٨"],
    ),
    "russian": (
        basics("Анна Сергеевна Волкова", email="anna@pochta.example", phone="8 (912) 345-67-89"),
        ["Отдел Анны Волковой продал 300 книг", "АННА ВОЛКОВА вела учёт", "8 912 345 67 89"],
        ["анна", "волков", "345 67 89"],
    ),
    "american": (
        basics("Grace Bell", email="grace.bell@mail.example", phone="(555) 010-4477",
               location={"address": "1420 Hollow Oak Street, Apt 3", "postalCode": "97035"},
               profiles=[{"network": "GitHub", "username": "gbell", "url": "https://github.com/gbell"}]),
        ["Bell Plumbing grew to 12 vans", "GRACE BELL answered 40 calls a day", "Call 555.010.4477 or +1 555 010 4477",
         "See github.com/gbell/tools and grace.bell (at) mail.example", "Office at 1420 Hollow Oak Street"],
        ["grace", "bell", "010-4477", "010.4477", "010 4477", "gbell", "hollow oak", "mail.example"],
    ),
    "dutch": (
        basics("Pieter-Jan van den Heuvel", email="pj@heuvel.example", phone="+31 6 12345678", url="www.heuvel.example"),
        ["Pieter-Jan leidde 3 winkels", "Van den Heuvel Bouw, 20 huizen", "heuvel.example staat vol foto's"],
        ["pieter", "heuvel", "12345678"],
    ),
    "nordic": (
        basics("Åse Bjørnstad", email="ase@post.example", phone="+47 412 34 567"),
        ["Bjørnstads butikk solgte 90 jakker", "Aase Bjoernstad, butikksjef", "Ring 41234567"],
        ["bjørnstad", "bjoernstad", "åse", "aase", "41234567"],
    ),
}  # fmt: skip


def document(key: str) -> dict[str, Any]:
    about, bullets, _ = PEOPLE[key]
    return {
        "basics": {
            **about,
            "label": "Buyer",
            "summary": f"{about['name']}, buyer. Mail {about.get('email', 'me')}.",
        },
        "work": [
            {"name": f"{about['name']} & Co", "position": "Buyer", "startDate": "2019", "highlights": bullets}
        ],
        "projects": [{"name": "Shop", "description": f"Site of {about['name']}", "highlights": [bullets[0]]}],
        "references": [
            {"name": "Rolf Senn", "reference": f"I know {about['name']}. Rolf Senn, +41 44 555 12 12"}
        ],
        "skills": [{"name": "Tools", "keywords": ["Excel"]}],
    }


@pytest.mark.parametrize("key", PEOPLE)
@pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=lambda strategy: strategy.id)
def test_no_prompt_of_any_strategy_holds_a_contact(strategy: Any, key: str) -> None:
    about, bullets, secrets = PEOPLE[key]
    talk = {"remarks": [{"path": "/work/0/highlights/0", "remark": f"{about['name']} says: {bullets[-1]}"}]}
    ask = proposing(
        {"path": "/work/0/highlights/0", "before": bullets[0], "after": f"{bullets[0]}; {bullets[-1]}"},
        critique_1=talk,
        review_1={"accept": False, **talk},
        gaps=talk,
    )
    style = Style((f"I, {about['name']}, write short. {bullets[1]}",), (about["name"],))
    strategy.run(document(key), MARKET, ask, Facts(today=TODAY, style=style))
    assert ask.calls
    sent = ask.sent.casefold()
    for secret in [*secrets, about["name"].casefold(), "rolf senn", "555 12 12"]:
        assert not re.search(rf"(?<!\w){re.escape(secret)}", sent), secret


@pytest.mark.parametrize("key", PEOPLE)
def test_what_was_hidden_comes_back_letter_by_letter(key: str) -> None:
    mask = Mask(document(key))
    _, bullets, _ = PEOPLE[key]
    for bullet in bullets:
        hidden = mask.hide(bullet)
        assert mask.restore(hidden) == bullet
    assert any(mask.hide(bullet) != bullet for bullet in bullets)


ADA = {"basics": {"name": "Ada Quill", "email": "ada@quill.example"}}


@pytest.mark.parametrize(
    "bent",
    ["[[NAME_1]]", "[[name_1]]", "[NAME_1]", "[NAME 1]", "[[ NAME_1 ]]", "[[NAME-1]]", "[[NAME_1]", "{{NAME_1}}",
     "<NAME_1>", "\\[\\[NAME_1\\]\\]", "NAME_1", "[[NOMBRE_1]]", "【NAME_1】", "(NAME_1)"],
)  # fmt: skip
def test_a_bent_stand_in_is_known(bent: str) -> None:
    mask = Mask(ADA)
    assert mask.hide("Ada Quill wrote this") == "[[NAME_1]] wrote this"
    assert mask.restore(f"By {bent}: notes") == "By Ada Quill: notes"


def test_a_stand_in_that_was_never_given_vanishes() -> None:
    mask = Mask(ADA)
    mask.hide("Ada Quill")
    assert mask.restore("By [[NAME_7]] and [[EMAIL_9]]") == "By  and "
    assert mask.hide("Ada Quill typed [[NAME_1]]") == "[[NAME_1]] typed "


@pytest.mark.parametrize(
    "text",
    [
        "From 2019 to 2021, 10 000 000 rows and 1 200 000 users",
        "Sold 300 units in 12 shops on the same street, 4.5 of 5 stars",
        "Used Node.js, ASP.NET, socket.io and Booking.com",
        "Grew from 2 000 to 12 500 members (2018-2022)",
        "Deployed via Jenkins 24 times a day on Google Drive 5",
        "Quilling paper, an adage, ada compliance",
        "ISO 9001:2015, EN 1090-2, SAP R/3, S7-1500",
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert Mask(ADA).hide(text) == text
