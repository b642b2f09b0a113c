"""Capitals, edges and guards."""

import pytest

from ert_writer.entities.placeholders import ENT, FORMS, PH, XQ
from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import Direction
from ert_writer.translate.carriers import CARRIERS, rank_forms, survival
from ert_writer.translate.letters import capitals, in_capitals, keep_edges, sentence_case
from ert_writer.translate.mangled import problems
from ert_writer.translate.runs import merge_runs
from support.engines import FakeEngine, mangle

ES_EN = Direction("es", "en")


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("SOLICITUD DE DIVULGACIÓN", True),
        ("UNIDAD FISCAL N. 4 @mixta.Caja", True),
        ("Solicitud de divulgación", False),
        ("FGR", False),
        ("IP: 190.1.2.3", False),
        ("OFICIO 123/2025", True),
        ("", False),
    ],
)
def test_texts_in_capitals_are_told_from_acronyms(text: str, shouted: bool) -> None:
    assert in_capitals(text, find_entities(text)) is shouted


def test_sentence_case_leaves_identifiers_and_positions_alone() -> None:
    text = "EL USUARIO @Maru.Q__ Y MARU.Q.1998@MAIL.EXAMPLE DEL PJN, ÁREA LEGAL"
    entities = find_entities(text)
    small, moved = sentence_case(text, entities)
    assert small == "El usuario @Maru.Q__ y MARU.Q.1998@MAIL.EXAMPLE del PJN, área legal"
    assert [entity.span for entity in moved] == [entity.span for entity in entities]
    assert all(small[e.span.start : e.span.end] == e.text for e in moved)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POLÍCIA CIVIL DO ESTADO DE RIBEIRA NOVA", "Polícia civil do estado de Ribeira Nova"),
        ("FISCALÍA DEL ESTADO DE LOS ENCINOS - UNIDAD", "Fiscalía del estado de los Encinos - unidad"),
        ("LA POLICÍA DEL ESTADO DE JALCA SOLICITA LOS DATOS URGENTES AHORA", None),
        ("DR. TOMÁS BELGRANO ITURRI", "Dr. Tomás Belgrano Iturri"),
        ("DR. TOMÁS SOLICITA LOS DATOS DE LA CUENTA QUE SIGUE HOY", None),
    ],
)
def test_names_keep_their_capitals(text: str, expected: str | None) -> None:
    small, _ = sentence_case(text, ())
    assert small == expected if expected else "Solicita" not in small


def test_capitals_are_given_back_but_not_to_identifiers() -> None:
    assert capitals("The user @maru_q at the área", ["@maru_q"]) == "THE USER @maru_q AT THE ÁREA"


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("conta suspensa", "Account suspended", "account suspended"),
        ("enero de 2025", "January 2025", "January 2025"),
        ("Fim", "End.", "End"),
        ("Fim.", "End", "End."),
        ("Fim:", "End:", "End:"),
        ("y la FGR", "FGR and", "FGR and"),
        ("etc.", "etc...", "etc..."),
    ],
)
def test_edges_follow_the_source(source: str, target: str, kept: str) -> None:
    assert keep_edges(source, (), target) == kept


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("La víctima está en peligro.", "The victim is in danger.", ()),
        ("La víctima está en peligro.", "...", ("empty",)),
        ("La víctima está en peligro.", "The the the the the victim.", ("loop",)),
        ("La víctima está en peligro.", "The victim " + "-" * 40, ("loop",)),
        ("La víctima está en peligro.", "The victim is in danger " + "and in need of help " * 8, ("loop", "length")),
        ("La víctima está en peligro desde hace muchas horas y nadie lo sabe.", "Yes.", ("length",)),
        ("La víctima está en peligro.", "la Víctima está en peligro", ("copied",)),
        ("Rebeca Armenta Solís", "Rebeca Armenta Solís", ()),
        ("12345 ---", "12345 ---", ()),
    ],
)
def test_guards_see_what_is_plainly_wrong(source: str, target: str, found: tuple[str, ...]) -> None:
    assert problems(source, target, source_language="es", target_language="en") == found


def test_the_same_language_may_be_copied() -> None:
    text = "La víctima está en peligro."
    assert problems(text, text, source_language="es-MX", target_language="es-AR") == ()


def test_neighbouring_identifiers_are_one_thing() -> None:
    text = "Cuentas <@a_1>, @b_2; @c_3 y @d_4"
    entities = find_entities(text)
    assert [entity.text for entity in merge_runs(text, entities)] == ["<@a_1>, @b_2; @c_3", "@d_4"]


def test_a_form_that_the_engine_breaks_is_not_tried_first() -> None:
    engine = FakeEngine(lambda text: text.replace("PH", "P H").replace("https", "http"))
    forms = rank_forms(engine, ES_EN)
    assert forms[0] == XQ
    assert set(forms) == set(FORMS)
    assert survival(engine, ES_EN, PH) == 0.0


def test_where_no_form_holds_the_best_comes_first() -> None:
    def break_most(text: str) -> str:
        return text if "ENT1" in text and "ENT2" not in text else mangle(text)

    assert rank_forms(FakeEngine(break_most), ES_EN)[0] == ENT


def test_every_language_has_a_dozen_carrier_sentences() -> None:
    assert {language: len(sentences) for language, sentences in CARRIERS.items()} == {"es": 12, "pt": 12, "en": 12}
    assert all("{}" in sentence for sentences in CARRIERS.values() for sentence in sentences)
