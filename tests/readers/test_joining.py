"""Hard-wrapped lines are joined, and nothing else is."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.readers import read_text, texts, uncovered

BODY = (
    "Por medio de la presente se solicita con carácter urgente la divulgación de los datos de registro de la cuenta "
    "indicada, en virtud de que existe un peligro inminente para la vida de una menor de edad que fue sustraída de su "
    "domicilio el día de ayer por la noche, según consta en la carpeta de investigación que se cita arriba."
)
OTHER = (
    "Asimismo, se pide la conservación de los registros por noventa días y que no se notifique al "
    "titular de la cuenta, "
    "ya que ello podría poner en riesgo a la víctima y entorpecer las diligencias que realiza esta autoridad."
)


@pytest.mark.parametrize("width", [60, 72, 78, 100])
@pytest.mark.parametrize("mark", ["", "> ", ">> ", "    "])
def test_wrapped_paragraphs_are_joined(width: int, mark: str) -> None:
    wrapped = ["\n".join(mark + line for line in textwrap.wrap(text, width)) for text in (BODY, OTHER)]
    assert texts(read_text(f"\n{mark.strip()}\n".join(wrapped))) == [BODY, OTHER]


def test_paragraphs_without_an_empty_line_part_at_a_short_last_line() -> None:
    text = "\n".join(["\n".join(textwrap.wrap(BODY, 72)), "\n".join(textwrap.wrap(OTHER, 72))])
    assert texts(read_text(text)) == [BODY, OTHER]


def test_unwrapped_paragraphs_stay_apart() -> None:
    assert texts(read_text(f"{BODY}\n{OTHER}\n{BODY}\n")) == [BODY, OTHER, BODY]


APART = [
    "FISCALÍA GENERAL FICTICIA\nUNIDAD DE DELITOS INFORMÁTICOS\nOficio No. FGF/12/2031\nAsunto: Solicitud urgente",
    "Calle Inventada 123\nColonia Centro\nCiudad Ejemplo\nC.P. 00000",
    "1) Nombre del titular de la cuenta y correo\n2) Direcciones IP\n3) Números de teléfono asociados",
    "- correo electrónico\n- teléfono\n• dirección IP\na) último acceso\nI.- datos de pago",
    "Cuenta: @ana_.ruiz\nCorreo: ana@correo.example\nTeléfono: +52 55 0000 0000\nPaís: México",
    "soy de la policia y necesitamos ayuda con una cuenta\nuna chica dijo en vivo que se va a matar\ngracias",
    "[3/3/31 10:12] Ana: ayuda por favor, me va a encontrar aquí\n[3/3/31 10:13] Ana: está en la puerta",
    "usuario_uno\nusuario_dos\nusuario_tres",
    "Fecha\tHora\tIP\n2031-03-03\t10:12\t192.0.2.1\n2031-03-04\t11:12\t192.0.2.2",
    "Cuenta      País        Fecha\n@ana        México      2031-03-03\n@luis       Perú        2031-03-04",
    "Buenas tardes\nSoy el inspector Pérez de la policía ficticia\nTenemos una emergencia",
]


@pytest.mark.parametrize("block", APART)
@pytest.mark.parametrize("after", ["", "\n\n" + "\n".join(textwrap.wrap(BODY, 72))])
def test_short_lines_lists_and_tables_stay_apart(block: str, after: str) -> None:
    assert texts(read_text(block + after))[: block.count("\n") + 1] == block.split("\n")


def test_list_items_are_joined_with_their_own_lines() -> None:
    text = (
        "Se pide lo siguiente para localizar a la menor con vida cuanto antes:\n"
        "1) Direcciones IP, con fecha y hora, de los últimos noventa días contados a\n"
        "   partir de hoy\n2) Correo\n"
    )
    assert texts(read_text(text))[1:] == [
        "1) Direcciones IP, con fecha y hora, de los últimos noventa días contados a partir de hoy",
        "2) Correo",
    ]


HYPHENS = [
    ("se pide la preser-", "vación de datos", "se pide la preservación de datos"),
    ("se pide la preser\u00ad", "vación de datos", "se pide la preservación de datos"),
    ("a pessoa deve encaminhar-", "se ao órgão e não ao local do fato", "encaminhar-se ao"),
    ("na próxima segunda-", "feira pela manhã", "segunda-feira"),
    ("el ex-", "marido de la víctima", "ex-marido"),
    ("según la carpeta CI-FEF/", "123/2031 del día", "CI-FEF/123/2031"),
    ("ver https://video.example/", "la cuenta amenaza", "https://video.example/ la cuenta"),
    ("según la carpeta CI-FEF-", "123/2031 del día", "CI-FEF-123/2031"),
    ("escriba a maria-", "jose@correo.example hoy", "maria-jose@correo.example"),
    ("escriba a jperez@fisca-", "lia.example cuanto antes", "jperez@fisca-lia.example"),
    ("en https://video.example/una-", "ruta-larga/7 se ve", "https://video.example/una-ruta-larga/7"),
    ("en https://video.example/u/", "video/7123 se ve", "https://video.example/u/video/7123"),
    ("la cuenta @ana_-", "ruiz amenaza", "@ana_-ruiz"),
    ("el niño teme al padre-", "director; el padre-director vino", "padre-director;"),
    ("Ciudad Ejemplo -", "distrito federal", "Ejemplo - distrito"),
]


@pytest.mark.parametrize(("first", "second", "joined"), HYPHENS)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    lead = (
        "Por medio de la presente se informa que "
        if "ã" not in first + second and "õ" not in second
        else "Informo que não "
    )
    document = read_text(f"{lead}{first}\n{second}")
    assert joined in texts(document)[0]
    assert uncovered(document) == ""


LINES = st.lists(
    st.text(
        alphabet=st.one_of(st.sampled_from("abcñé ABC.,:;-_@>123/\t\u00ad\u0301\u00a0<"), st.characters(codec="utf-8")),
        max_size=80,
    ),
    max_size=14,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\r\r\n", "\n\n", "\n> "]))
def test_every_character_stands_in_one_paragraph_and_positions_lead_back(lines: list[str], end: str) -> None:
    from ert_writer.errors import InputError
    from support.readers import TEXT

    try:
        document = TEXT.read(("x" + end.join(lines)).encode("utf-8-sig"), "x")
    except InputError:
        return
    assert uncovered(document) == ""
    for paragraph in document.paragraphs:
        assert paragraph.text == paragraph.text.strip()
        assert paragraph.anchors[0] == (0, paragraph.span.start)
        inside = document.text[paragraph.span.start : paragraph.span.end]
        bare = [char for char in inside if not char.isspace() and char not in ">-\u00ad\u2010"]
        assert [c for c in paragraph.text if not c.isspace() and c not in ">-\u00ad\u2010"] == bare
        for at, char in enumerate(paragraph.text):
            assert char == " " or char == document.text[paragraph.origin(at)]


@pytest.mark.parametrize(
    "text",
    [
        "palabra " * 60_000,
        "x" * 500_000,
        "línea corta\n" * 30_000,
        "> " * 100_000,
        "@usuario_1._ " * 20_000,
        "De:\n" * 50_000,
        "El 3 de marzo\n" * 30_000,
        ("preser-\nvación de los datos de la cuenta y de los demás registros que tenga\n") * 8_000,
        "-" * 300_000,
        "_" * 300_000,
        "El " + "a, " * 100_000,
        "\n" * 400_000 + "x",
    ],
    ids=range(12),
)
def test_huge_letters_take_linear_time(text: str) -> None:
    began = time.process_time()
    document = read_text(text)
    assert uncovered(document).strip("-") == ""
    assert time.process_time() - began < 8


def test_a_handle_that_ends_in_an_underscore_goes_on_in_the_next_line() -> None:
    text = "Solicito con urgencia los datos de registro de la cuenta @sur_nueva_\ncuenta_larga55 por peligro.\n"
    assert "@sur_nueva_cuenta_larga55 por" in read_text(text).paragraphs[0].text
