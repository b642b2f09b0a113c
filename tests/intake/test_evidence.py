"""What speaks for a role is named in plain words, the same for the same letter."""

from __future__ import annotations

from ert_writer.intake.evidence import Group, evidence
from support.intake import letter

TEXT = """Policía Nacional de Ejemplo

Solicito los datos de la cuenta @lobo_88. La madre de la víctima, Ana Paz, atiende en el 664 555 0143.

Atentamente,

Insp. Hugo Ríos Vega
Tel. 664 555 0109
"""


def named(text: str) -> dict[str, frozenset[str]]:
    read = letter(text)
    return {item.items[0].value.text: frozenset(item.names) for item in evidence(read)}


def test_the_words_around_a_thing_are_its_evidence() -> None:
    found = named(TEXT)
    assert "before0:." in found["664 555 0109"]
    assert "before:tel" in found["664 555 0109"]
    assert "zone:signature" in found["664 555 0109"]
    assert "zone:body" in found["664 555 0143"]
    assert "left:person:relative:line" in found["664 555 0143"]


def test_things_in_the_words_around_are_stand_ins() -> None:
    assert "in:<person>" in named(TEXT)["664 555 0143"]
    assert not any("lobo" in name for name in named(TEXT)["@lobo_88"])


def test_each_thing_has_its_group() -> None:
    read = letter(TEXT)
    groups = {item.items[0].value.text: item.group for item in evidence(read)}
    assert groups["@lobo_88"] is Group.ACCOUNT
    assert groups["664 555 0143"] is Group.REACH
    assert groups["Ana Paz"] is Group.PERSON


def test_a_thing_named_twice_has_the_evidence_of_both_places() -> None:
    found = named("Escriba al 664 555 0109.\n\nAtentamente,\n\nInsp. Hugo Ríos Vega\nTel. 664 555 0109\n")
    assert {"zone:body", "zone:signature", "named:2"} <= found["664 555 0109"]


def test_digits_are_told_apart_from_words_alone() -> None:
    assert named(TEXT) == named(TEXT)
    one, other = named("Caso 12: llame al 664 555 0109."), named("Caso 98: llame al 664 555 0109.")
    assert one["664 555 0109"] == other["664 555 0109"]


def test_of_an_endless_sentence_only_what_is_near_is_evidence() -> None:
    filler = "y otra vez de nuevo " * 120
    found = named(f"Llame al 664 555 0109 por la heladera {filler}y la bicicleta del 664 555 0143 hoy.")
    assert "in:heladera" in found["664 555 0109"]
    assert "in:bicicleta" not in found["664 555 0109"]
    assert "in:bicicleta" in found["664 555 0143"]
