"""A verb is not its noun, where the words around tell."""

import pytest

from ert_writer.terminology.context import Reading, noun_reading, verb_reading
from ert_writer.text.words import words


def reading(text: str, word: str, language: str) -> Reading:
    found = words(text)
    return noun_reading(found, next(at for at, w in enumerate(found) if w.folded == word), language)


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("es", "denuncia", "La denuncia presentada"),
        ("es", "denuncia", "Denuncia de robo"),
        ("es", "denuncia", "por denuncia del padre"),
        ("es", "embargo", "el embargo de bienes"),
        ("es", "fiscal", "el señor fiscal"),
        ("es", "fiscal", "Firma la Dra. Pérez, fiscal"),
        ("es", "menor", "la menor fue vista"),
        ("es", "menor", "el menor desaparecido"),
        ("es", "llamada", "recibió llamada anónima"),
        ("pt", "mandado", "cumprir mandado judicial"),
        ("pt", "mandado", "O mandado"),
        ("pt", "conta", "a conta foi criada"),
        ("en", "order", "by order of the court"),
        ("en", "report", "pursuant to report 12"),
        ("en", "minor", "the minor was found"),
        ("en", "accused", "the accused left"),
        ("en", "charge", "the charge"),
        ("pt", "sigilo", "Pede-se sigilo"),
        ("pt", "furto", "Investiga-se furto"),
        ("es", "mayor", "Firma el mayor Luis Peña"),
        ("en", "accused", "the accused the judge named"),
    ],
)
def test_nouns(language: str, word: str, text: str) -> None:
    assert reading(text, word, language) is Reading.NOUN


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("es", "denuncia", "La madre denuncia el robo"),
        ("es", "denuncia", "se denuncia"),
        ("es", "entrega", "nos la entrega mañana: se la entrega"),
        ("es", "embargo", "sin embargo"),
        ("es", "cuenta", "tenga en cuenta"),
        ("es", "imputado", "fue imputado"),
        ("pt", "mandado", "tinha mandado"),
        ("pt", "conta", "leve em conta"),
        ("pt", "conta", "Isso conta como confissão"),
        ("pt", "entrega", "entrega-se o documento"),
        ("en", "order", "in order to"),
        ("en", "order", "They order it"),
        ("en", "reports", "she reports that"),
        ("en", "accused", "was accused of"),
        ("en", "accused", "she accused him of slander"),
        ("en", "suspected", "they suspected the man"),
        ("en", "charge", "free of charge"),
        ("en", "warrants", "this warrants action"),
    ],
)
def test_verbs_and_idioms(language: str, word: str, text: str) -> None:
    assert reading(text, word, language) is Reading.VERB


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("es", "fiscal", "el año fiscal"),
        ("es", "sospechoso", "un archivo sospechoso"),
        ("es", "menor", "en menor medida"),
        ("es", "oficio", "defensor de oficio"),
        ("es", "cuenta", "Cuenta con dos domicilios"),
        ("pt", "policial", "viatura policial"),
        ("en", "minor", "minor injuries"),
        ("en", "report", "Officers report a crime"),
    ],
)
def test_doubt_is_said(language: str, word: str, text: str) -> None:
    assert reading(text, word, language) is Reading.DOUBTFUL


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "quien denuncia", Reading.VERB),
        ("es", "la denuncia", Reading.NOUN),
        ("es", "DENUNCIA DE ROBO", Reading.NOUN),
        ("en", "the report", Reading.NOUN),
        ("en", "they report", Reading.VERB),
    ],
)
def test_a_verb_is_refused_only_where_it_is_clearly_a_noun(language: str, text: str, expected: Reading) -> None:
    found = words(text)
    at = next(at for at, w in enumerate(found) if w.folded in ("denuncia", "report"))
    assert verb_reading(found, at, language) is expected
