"""The person's style, held by code: samples, banned words, the language of new texts."""

from typing import Any

import pytest

from optimizations.context import MarketContext, MarketSkill
from optimizations.edits import Edit, Evidence
from optimizations.strategies import STRATEGIES, Facts, Style
from optimizations.strategies.languages import strays, sure_language, wanted_language
from optimizations.strategies.phrases import (
    banned_in,
    count_machine_phrases,
    discouraged,
    machine_phrases,
    without_banned,
)
from optimizations.strategies.styling import restyled
from tests.optimizations.scripted import Scripted, nothing, proposing
from tests.optimizations.test_strategies_engine import BULLET, DOCUMENT, MARKET, TODAY, proposal

GERMAN = {
    "basics": {"summary": "Einkäuferin für Obst und Gemüse mit Erfahrung in der Planung von Lieferungen."},
    "work": [
        {
            "name": "Markthalle",
            "position": "Einkäuferin",
            "highlights": [
                "Verantwortlich für die Bestellung von Obst bei 14 Höfen",
                "Worked with the farmers of the region on prices",
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "banned", "after"),
    [
        ("Leveraged Excel to compare offers", ["leverage"], "Used Excel to compare offers"),
        ("Compared offers, leveraging Excel", ["Leverage"], "Compared offers, using Excel"),
        ("A passionate engineer of 4 bridges", ["passionate"], "An engineer of 4 bridges"),
        ("Passionate buyer of fruit", ["passionate"], "Buyer of fruit"),
        ("A dynamic and careful buyer", ["dynamic"], "A careful buyer"),
        ("Ordered fruit in order to fill 3 shops", ["in order to"], "Ordered fruit to fill 3 shops"),
        ("Used a wide range of tools", ["wide range of"], None),
        ("Spearheaded the purchasing", ["spearhead"], None),
        ("Cut fruit for the chef", ["chef"], None),
        ("Bought fruit", ["leverage", "passionate"], "Bought fruit"),
    ],
)
def test_a_banned_phrase_is_said_plainly_or_not_at_all(
    text: str, banned: list[str], after: str | None
) -> None:
    if (
        after == "Used a many tools"
    ):  # an article that no plain word can keep: better nothing than bad grammar
        after = None
    assert without_banned(text, banned, "en") == after


def test_prompts_name_each_worn_phrase_once_in_the_language_that_is_written() -> None:
    assert discouraged("en").count("leverag") == 1
    assert discouraged("de").startswith("“leidenschaftlich”, “ergebnisorientiert”")
    assert discouraged(None) == discouraged("en")


def test_banned_words_are_found_in_their_forms_and_in_no_others() -> None:
    assert banned_in("He leverages, LEVERAGED and is leveraging it", ["leverage"]) == ["leverage"]
    assert banned_in("State-of-the-art ovens", ["state of the art"]) == ["state of the art"]
    assert banned_in("Teamarbeit, Führung", ["führung"]) == ["führung"]
    assert banned_in("The chefs of 3 kitchens", ["che", "kit", ""]) == []


@pytest.mark.parametrize("language", sorted(machine_phrases()))
def test_every_simple_stand_in_leaves_no_machine_phrase(language: str) -> None:
    for phrase, plain in machine_phrases()[language].items():
        text = f"Xaver {phrase} 14 Zebu"
        assert count_machine_phrases(text, language) >= 1, phrase
        if plain:
            repaired = without_banned(text, [phrase], language)
            assert repaired is None or count_machine_phrases(repaired, language) == 0


def test_an_edit_that_brings_a_banned_word_is_repaired_or_dropped_and_what_stood_there_may_stay() -> None:
    style = Style(banned=("leverage", "synergy", "responsible"))
    ask = proposing(
        proposal(0, "Leveraged 14 farms for the purchasing of fruit"),
        proposal(1, "Compared offers in Excel with synergy"),
        proposal(2, "Responsible help with the yearly stocktaking"),
    )
    outcome = STRATEGIES["quick_optimize"].run(DOCUMENT, MARKET, ask, Facts(today=TODAY, style=style))
    texts = {edit.path: edit.after for edit in outcome.edits}
    assert texts[f"{BULLET}0"] == "Used 14 farms for the purchasing of fruit"
    assert f"{BULLET}1" not in texts
    assert f"{BULLET}2" not in texts
    notes = "\n".join(outcome.notes)
    assert "“leverage” was said otherwise" in notes
    assert "“synergy”, which you never use, was left out" in notes
    stays = Edit(f"{BULLET}0", "Responsible for fruit", "Responsible for the fruit")
    wanted = wanted_language("", MARKET, "resume")
    assert restyled(stays, style, wanted, DOCUMENT) == (stays, "")


def test_samples_and_banned_words_reach_every_writer_fenced_cut_and_masked() -> None:
    style = Style(("I buy what grows nearby. Write to Orla. " * 200,), ("robust", "holistic"))
    for strategy in STRATEGIES.values():
        ask = Scripted(nothing)
        strategy.run(DOCUMENT, MARKET, ask, Facts(today=TODAY, style=style))
        writer = next(call for call in ask.calls if call.schema.__name__ == "ProposedChanges")
        assert "I buy what grows nearby. Write to [[NAME_" in writer.user
        assert "Orla" not in writer.user
        assert writer.user.count("I buy what grows nearby") < 100
        assert "robust\nholistic" in writer.user
        plain = Scripted(nothing)
        strategy.run(DOCUMENT, MARKET, plain, Facts(today=TODAY))
        assert "never wants to read" not in plain.sent  # nothing said, nothing asked


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Buyer of fruit for the shops of the region, with experience in planning and pricing", "en"),
        (GERMAN["basics"]["summary"], "de"),  # type: ignore[index]  # a nested literal
        ("Acheteuse de fruits pour les magasins de la région avec une bonne expérience des prix", "fr"),
        ("Compradora de fruta para las tiendas de la región con experiencia en los precios", "es"),
        ("Indkøber af frugt og grønt med erfaring i planlægning, og ansvar for at levere til butikker", None),
        ("Zaopatrzeniowiec z doświadczeniem w planowaniu oraz obsłudze dostaw dla sklepów", None),
        ("購買担当、在庫管理", None),
        ("SAP, Excel", None),
    ],
)
def test_the_language_of_a_resume_is_told_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert sure_language(text) == language


def test_where_the_language_is_not_sure_the_prompt_asks_for_the_resumes_own() -> None:
    document = {"work": [{"name": "A", "highlights": ["Indkøb af frugt og grønt til 14 butikker"]}]}
    ask = Scripted(nothing)
    STRATEGIES["quick_optimize"].run(document, MARKET, ask, Facts(today=TODAY))
    assert "Write in the language the resume is written in" in ask.sent


def test_a_text_in_another_language_is_left_out_with_a_note() -> None:
    document: dict[str, Any] = GERMAN
    path = "/work/0/highlights/0"
    before = document["work"][0]["highlights"][0]
    ask = proposing(
        {"path": path, "before": before, "after": "Ordered the fruit of the region from 14 farms"},
        {
            "path": "/work/0/highlights/1",
            "before": document["work"][0]["highlights"][1],
            "after": "Settled prices with the farmers of the region",
        },
    )
    outcome = STRATEGIES["quick_optimize"].run(document, MARKET, ask, Facts(today=TODAY))
    assert [edit.path for edit in outcome.edits] == ["/work/0/highlights/1"]  # it was English before
    assert any("another language than German" in note for note in outcome.notes)


def test_the_language_follows_the_postings_where_the_person_wants_that() -> None:
    quotes = (
        "You have experience with the planning of orders and are good at working with suppliers of the region"
    )
    market = MarketContext((MarketSkill("SAP", 1, 1, (Evidence(quotes, "posting:1"),)),), 1, ("Buyer",))
    ask = proposing(
        {
            "path": "/work/0/highlights/0",
            "before": GERMAN["work"][0]["highlights"][0],  # type: ignore[index]  # a nested literal
            "after": "Bestellung von Obst und Gemüse für die Region bei 14 Höfen",
        }
    )
    style = Style(language="postings")
    outcome = STRATEGIES["quick_optimize"].run(GERMAN, market, ask, Facts(today=TODAY, style=style))
    assert "Write in English" in ask.sent
    assert outcome.edits == ()
    assert any("another language than English" in note for note in outcome.notes)


def test_a_short_text_strays_only_where_it_clearly_does() -> None:
    assert strays("Managed the stock of 3 shops", "de")
    assert not strays("Einführung von SAP for Retail", "de")
    assert not strays("SAP, Excel, Power BI", "de")
    assert not strays("anything at all", None)
