"""A form in `o` is a first person where its infinitive is a word and it is no common noun; subjunctives."""

import pytest

from ert_writer.vocabulary.verbs import first_person, infinitive


@pytest.mark.parametrize(
    ("form", "language"),
    [("dejo", "es"), ("suelto", "es"), ("vuelvo", "es"), ("denuncio", "es"), ("bloqueio", "pt"), ("deixo", "pt")],
)
def test_a_first_person_is_known(form: str, language: str) -> None:
    assert first_person(form, language)


@pytest.mark.parametrize(
    ("form", "language"),
    [("todo", "es"), ("tiempo", "es"), ("dinero", "es"), ("matado", "es"), ("menino", "pt"), ("deja", "es")],
)
def test_nouns_participles_and_other_persons_are_none(form: str, language: str) -> None:
    assert not first_person(form, language)


@pytest.mark.parametrize(
    ("form", "language", "wanted"),
    [
        ("avise", "es", "avisar"),
        ("salga", "es", "salir"),
        ("suelten", "es", "soltar"),
        ("toquen", "es", "tocar"),
        ("avise", "pt", "avisar"),
        ("saia", "pt", "sair"),
        ("xyzqe", "es", ""),
    ],
)
def test_a_subjunctive_has_its_infinitive_or_none(form: str, language: str, wanted: str) -> None:
    assert infinitive(form, language) == wanted
