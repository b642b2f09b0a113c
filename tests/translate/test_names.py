"""Lines that are names are copied; names in sentences keep their accents; times are `at`, not `to`."""

import pytest

from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import ES, Direction
from ert_writer.model.text import EntityKind
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.letters import at_clock, keep_edges
from ert_writer.translate.line import translate_lines
from ert_writer.translate.names import accents_back
from ert_writer.translate.prepare import sentences_of
from ert_writer.translate.record import Line
from ert_writer.vocabulary.names import find_names
from support.engines import FakeEngine

ES_EN = Direction("es", "en")


@pytest.mark.parametrize(
    "line",
    [
        "Lic. Ana Roldán Ibáñez",
        "MARTA REYES PEÑA",
        "João da Silva Neto",
        "María de los Ángeles Ruiz",
        "LIC. Octavio Salas Prieto",
    ],
)
def test_a_line_that_is_a_name_is_copied(line: str) -> None:
    (sentence,) = sentences_of(line, ES_EN)
    assert sentence.direction is None


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("es", "FISCALÍA GENERAL DEL ESTADO DE LAGUNA VERDE", "LAGUNA VERDE"),
        ("es", "UNIDAD DE DELITOS INFORMÁTICOS DE SANTA CRUZ DE LA SIERRA", "SANTA CRUZ DE LA SIERRA"),
        ("es", "MUNICIPALIDAD DE TRES PIEDRAS", "TRES PIEDRAS"),
        ("es", "EL IMPUTADO HUYÓ A MONTE ALTO.", "MONTE ALTO"),
        ("es", "LA PERSONA DE PAZ QUISPE HUAMAN FUE DETENIDA.", "PAZ QUISPE HUAMAN"),
        ("pt", "DELEGACIA DE POLÍCIA DE CAMPO LIMPO", "CAMPO LIMPO"),
        ("pt", "O INVESTIGADO FUGIU PARA BELO HORIZONTE.", "BELO HORIZONTE"),
    ],
)
def test_a_name_in_capitals_is_found_whole(language: str, line: str, name: str) -> None:
    assert name in [entity.text for entity in find_names(line, language)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "ESTADO DE EMERGENCIA"),
        ("es", "DEPARTAMENTO DE HOMICIDIOS"),
        ("es", "FISCALÍA DE DELITOS SEXUALES"),
        ("es", "EL ESTADO DE LA CUENTA"),
        ("es", "POLICÍA DE INVESTIGACIÓN"),
        ("pt", "ESTADO DE SÍTIO"),
        ("pt", "DEPARTAMENTO DE HOMICÍDIOS"),
    ],
)
def test_what_an_office_does_in_capitals_is_no_name(language: str, line: str) -> None:
    assert find_names(line, language) == ()


@pytest.mark.parametrize(
    "line", ["Fiscal Adjunta", "Juan solicita ayuda", "Policía Judicial", "Rosa", "Ana Roldán, fiscal", "Clara Oficina"]
)
def test_other_lines_are_translated(line: str) -> None:
    assert all(sentence.direction is not None for sentence in sentences_of(line, ES_EN))


@pytest.mark.parametrize("line", ["Date: Mon, 09 Feb 2026 20:15:00 -0500", "From: Soporte <soporte@x.example>"])
def test_a_mail_program_header_is_copied(line: str) -> None:
    assert all(sentence.direction is None for sentence in sentences_of(line, ES_EN))


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("la menor Lucía Ibáñez salió", "the minor Lucia Ibanez left", "the minor Lucía Ibáñez left"),
        ("Raúl vive en París, Unión", "Raul lives in Paris, Union", "Raúl lives in Paris, Union"),
        ("Búsqueda de Raúl", "Search for Raul", "Search for Raúl"),
    ],
)
def test_names_have_their_accents_back(source: str, target: str, kept: str) -> None:
    assert accents_back(source, find_names(source, "es"), target) == kept


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("acesso às 18h05", "access to 18h05", "access at 18h05"),
        ("das 14h05 às 18h05", "from 14h05 to 18h05", "from 14h05 to 18h05"),
    ],
)
def test_a_time_is_no_place_to_go_to(source: str, target: str, kept: str) -> None:
    assert at_clock(source, find_entities(source), target) == kept


def test_a_capital_at_the_start_stays() -> None:
    assert keep_edges("Fecha de alta", (), "the date") == "The date"
    assert keep_edges("Usuario _a.b_", find_entities("Usuario _a.b_"), "_a.b_") == "_a.b_"


def english(text: str) -> str:
    """An engine that translates surnames."""
    return text.replace("Torres", "Towers").replace("Rojas", "Red").replace("PINTO", "CHICK").replace("pinto", "chick")


def translated(text: str) -> TranslationUnit:
    (units,) = translate_lines([[text]], ES_EN, Line((FakeEngine(english),)))
    return units[0]


@pytest.mark.parametrize(
    "text",
    [
        "Víctima: Pedro Torres Rojas, de 9 años.",
        "La menor Ana Torres salió.",
        "NOMBRE: JONAS MEIRELES PINTO",
        "Busca a Pedro Rojas",
    ],
)
def test_a_name_that_the_engine_translates_is_masked(text: str) -> None:
    unit = translated(text)
    assert unit.target == text
    assert not unit.findings


def test_a_sentence_of_one_reading_is_searched_for_entities_at_most_three_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ert_writer.desk import Desk, Settings
    from ert_writer.entities import recognition

    calls = []
    real = recognition._settle
    monkeypatch.setattr(recognition, "_settle", lambda *found: calls.append(1) or real(*found))
    line = Desk(Settings(engine="bergamot")).inbound.line
    text = "João da Silva mora na casa @sol_luna desde 12/03/2025."
    (units,) = translate_lines([[text]], Direction("pt", "en"), line)
    assert len(units) == 1
    assert len(calls) <= 3


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "El menor fue visto en Los Cabos el lunes.", ["Los Cabos"]),
        ("es", "Vive en El Refugio, según su tía.", ["El Refugio"]),
        ("es", "La reunión en La Haya fue pública.", []),
        ("es", "DELITO: PRIVACIÓN DE LA LIBERTAD", []),
        ("es", "EL HECHO OCURRIÓ EN LA LIBERTAD", ["LA LIBERTAD"]),
        ("es", "La paz fue firmada ayer.", []),
        ("pt", "Passou pela Ponte do Porto de Auckland.", ["Auckland"]),
        ("pt", "Seguiu de Atenas para Boa Vista.", ["Boa Vista"]),
        ("pt", "Joga o Caio Peixoto do Washington Capitals.", ["Caio Peixoto", "Washington Capitals"]),
    ],
)
def test_places_with_an_article_and_words_that_are_no_place(language: str, text: str, names: list[str]) -> None:
    assert [entity.text for entity in find_names(text, language)] == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("pt", "Coelho disse que não foi ele.", ["Coelho"]),
        ("es", "Según Campos, el dinero fue entregado a Flores en la plaza.", ["Campos", "Flores"]),
        ("es", "Flores frescas llegaron ayer.", []),
        ("es", "Iglesia y Estado están separados.", []),
    ],
)
def test_a_surname_that_is_a_word_may_stand_alone(language: str, text: str, names: list[str]) -> None:
    assert [entity.text for entity in find_names(text, language)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Señores REDES DEL SUR S.A.", "REDES DEL SUR S.A."),
        ("la empresa Conecta Andina, S.A.S., con domicilio en Cali", "Conecta Andina, S.A.S."),
        ("se requiere a Chispa y Luna, S. de R.L. de C.V., la entrega", "Chispa y Luna, S. de R.L. de C.V."),
        ("Comercial Los Andes SpA (en adelante, la empresa)", "Comercial Los Andes SpA"),
        ("a Señal Limpia & Cía. Ltda.", "Señal Limpia & Cía. Ltda."),
        ("El Banco Nacional del Sur S.A. informó", "Banco Nacional del Sur S.A."),
        ("Rio Verde Comunicações S/A, CNPJ", "Rio Verde Comunicações S/A"),
    ],
)
def test_a_company_s_name_is_kept_with_its_legal_form(text: str, name: str) -> None:
    assert name in [entity.text for entity in find_names(text, ES) if entity.kind is EntityKind.BRAND]


@pytest.mark.parametrize(
    "text", ["El S.A. no existe", "Oficio S/N dirigido a la compañía", "Sra. C.A. denunció el hecho"]
)
def test_letters_that_end_no_name_are_no_company(text: str) -> None:
    assert not [entity for entity in find_names(text, ES) if entity.kind is EntityKind.BRAND]


@pytest.mark.parametrize(
    "name",
    [
        "MARTHA LUCÍA FIERRO CALLE",
        "EDGAR PAZ CAMINO",
        "JUAN PINTO ROJO",
        "YESENIA CUERVO TORO",
        "WILMER CAMPO REY",
        "ZOILA LIMÓN OLMOS",
        "BRAYAN HIERRO DONOSO",
    ],
)
def test_surnames_that_are_words_stay_in_a_name_in_capitals(name: str) -> None:
    assert [entity.text for entity in find_names(name, ES)] == [name]
