"""Segments come from the text and give it back."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.text.sentences import join, segment

LANGUAGES = ("es", "pt", "en", "es-MX", "und", "fr")
LETTERISH = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t.…!?¿¡:;,()[]«»“”\"'-–—•*º°ª1234aeiouIVXJMRSxñçé@_/#0\u0301\u00a0"), st.characters()
    ),
    max_size=120,
)


@given(LETTERISH, st.sampled_from(LANGUAGES))
@example("1. ", "es")
@example("• \n - \n", "pt")
@example("I.- a) 1) x", "es")
def test_join_gives_the_text_back_for_every_input(text: str, language: str) -> None:
    assert join(segment(text, language)) == text


@given(LETTERISH, st.sampled_from(LANGUAGES))
def test_spans_count_the_text_and_no_segment_begins_or_ends_with_white_space(text: str, language: str) -> None:
    end = 0
    for part in segment(text, language):
        assert text[part.span.start : part.span.end] == part.text == part.text.strip()
        assert part.span.start >= end
        assert part.after.strip() == ""
        end = part.span.end


@given(LETTERISH, st.data())
def test_no_segment_ends_inside_a_protected_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    borders = [part.span.start - len(part.before) for part in segment(text, "es", [span])]
    assert not [at for at in borders if span.start < at < span.end]


def parts(text: str, language: str = "es") -> list[str]:
    return [part.text for part in segment(text, language)]


WHOLE = [
    ("es", "El Lic. Pérez y la Dra. Ana Ruiz, de la Col. El Rosario, lo vieron en la Av. La Paz núm. 12."),
    ("es", "Con fundamento en los arts. 21 y 303 del C.N.P.P., y en el art. 5.º, fs. 12 y fls. 3-4."),
    ("es", "La empresa Ejemplo S.A. de C.V. tiene sede en EE.UU. y en México."),
    ("es", "La víctima J.M.R. fue vista a las 3:00 p.m. del 12.03.2025 con 1.250,50 pesos."),
    (
        "es",
        "El C. Juan Pérez escribió a soporte@plataforma.example y a https://ejemplo.example/a.b?c=1. y no respondió.",
    ),
    ("es", "Se trata del Oficio No. FGJ/12/2025 y del exp. 4-2025."),
    ("es", "Amenazó con usar un arma... y huyó."),
    ("es", "¿Qué haría? preguntó la madre."),
    ("es", 'Dijo: "Te voy a buscar. No vas a escapar" y colgó.'),
    ("es", "La cuenta (véase la hoja 3. No se adjunta) sigue activa."),
    (
        "pt",
        "O Exmo. Sr. Dr. Delegado João da Silva, da Av. Brasil, nº 12, enviou o Of. n.º 3/2025 a V. Exa. hoje.",
    ),
    ("pt", "V. Sa. deverá responder ao Ofício nº. 5, fls. 3, nos termos do art. 10, inc. II."),
    ("en", "Mr. Smith of ACME Inc. sent Exhibit No. 5 to Dr. Jones, i.e. the U.S. office."),
    ("es", "Escriba a @maria.lopez_ o a @_juan.perez. si puede."),
    ("es", "Según el FBI de EE. UU. y la Policía de St. Louis, ocurrió en Jr. Los Olivos N.º 5, Urb. El Sol."),
    ("es", "ORD. N° 45 de la Fiscalía"),
    ("es", "PAREJA DE M.R.T. EN LA COLONIA CENTRO"),
    ("pt", "Documento do séc. XV, fig. 3."),
    ("es", "III"),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_stays_whole(language: str, text: str) -> None:
    assert parts(text, language) == [text]


SPLIT = [
    ("es", "La empresa es de EE.UU.| El sujeto huyó a las 3 p.m.| Juan lo vio."),
    ("es", "Se anexan copias, etc.| Solicitamos respuesta."),
    ("es", "La víctima es J.M.R.| Se encuentra en peligro."),
    ("es", "¿Lo sabe?| No.| El sujeto huyó.| ¡Ayúdenos!"),
    ("es", "PRIMERO.-| Se admite la solicitud.| SEGUNDO.-| Se ordena."),
    ("es", "no sabemos donde esta.| por favor ayudenos con la cuenta.| gracias"),
    ("es", "Ocurrió el 12 de marzo de 2025.| El sujeto huyó."),
    ("es", "Vive en la Av. La Paz.| Solicito los datos."),
    ("es", "Dijo: «Voy a matarla.»| Luego huyó."),
    ("es", "Cuenta\t| @usuario\t| México"),
    ("pt", "Encaminho a V. Exa. o ofício.| Solicito resposta.| É urgente!"),
    ("en", "He left at 5 p.m.| Please reply to the U.S.| We are waiting."),
    ("es", "Primera línea\n| segunda línea"),
    ("es", "La cuenta es de @juan_.| @ana.perez_ la denunció."),
]


@pytest.mark.parametrize(("language", "marked"), SPLIT)
def test_splits_where_a_sentence_begins(language: str, marked: str) -> None:
    assert parts(marked.replace("|", ""), language) == [piece.strip() for piece in marked.split("|")]


MARKERS = [
    "1) ",
    "a) ",
    "(iv) ",
    "1. ",
    "1.2. ",
    "I.- ",
    "IV. ",
    "• ",
    "- ",
    "— ",
    "1.- ",
    "2°) ",
    "1º) ",
    "II - ",
    "-",
]


@pytest.mark.parametrize("marker", MARKERS)
def test_list_markers_stand_before_the_text(marker: str) -> None:
    first, *rest = segment(f"{marker}Datos de registro de la cuenta", "es")
    assert (first.before, first.text, rest) == (marker, "Datos de registro de la cuenta", [])


@pytest.mark.parametrize(
    "text", ["V. Sa. deverá responder.", "2025 fue difícil.", "12.03.2025 fue el día.", "a la cuenta", "-5 grados"]
)
def test_words_and_numbers_are_no_list_markers(text: str) -> None:
    assert segment(text, "pt")[0].before == ""


def test_lists_inside_running_text_are_split_at_their_items() -> None:
    found = segment("Se pide: a) nombre; b) correo; c) direcciones IP. Gracias.", "es")
    assert [(part.before, part.text) for part in found] == [
        ("", "Se pide:"),
        ("a) ", "nombre;"),
        ("b) ", "correo;"),
        ("c) ", "direcciones IP."),
        ("", "Gracias."),
    ]


@pytest.mark.parametrize("text", ["  ", "• ", "1) ", "\n\n"])
def test_white_space_and_bare_markers_have_nothing_to_translate(text: str) -> None:
    assert all(part.text.strip("1)•") == "" for part in segment(text, "es"))
    assert len(segment(text, "es")) == 1


def test_the_empty_text_has_no_segments() -> None:
    assert segment("", "es") == ()


def test_decomposed_accents_split_like_composed_ones() -> None:
    text = "Según el núm. 5, ocurrió aquí. Él huyó."
    composed = [unicodedata.normalize("NFD", part) for part in parts(text)]
    assert parts(unicodedata.normalize("NFD", text)) == composed


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        ". " * 100_000,
        "." * 200_000,
        "a. " * 70_000,
        "(" * 200_000,
        " " * 200_000,
        '"' * 200_000,
        "1) " * 70_000,
        "\u00a0" * 200_000,
    ],
)
def test_long_inputs_take_linear_time(text: str) -> None:
    began = time.process_time()
    assert join(segment(text, "es")) == text
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "ENVIO LAS FOTOS A LAS 11:40 A.M. DEL DIA DE HOY Y EXIGE DINERO",
        "PAGAR ANTES DE LAS 6:00 P.M. O LA MATA",
        "RESPONDER ANTES DE LA 1:30 P.M. DE HOY",
        "LLEGOU ÀS 14:00 HRS. NA CASA DA VÍTIMA",
    ],
)
def test_in_capitals_a_time_ends_no_sentence(text: str) -> None:
    assert [part.text for part in segment(text)] == [text]


def test_in_capitals_a_time_before_a_plain_opener_ends_one() -> None:
    assert len(segment("EL HECHO FUE A LAS 6:00 P.M. SE SOLICITA LA IP DEL USUARIO")) == 2
