"""Two versions of one mail: what only the other says is not lost."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from ert_writer.readers.versions import LABEL
from support.readers import EML

PLAIN = (
    "Solicito con urgencia los datos de la cuenta @ana_.ruiz, pues la niña está en peligro de muerte. "
    "Plazo: 24 horas.\n"
)
SAME = PLAIN.strip()


def mail(html: str, plain: str = PLAIN) -> bytes:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("html", "only"),
    [
        (f"<p>{SAME.replace('@ana_.ruiz', '@beto_77')}</p>", "@beto_77"),
        (f"<p>{SAME.replace('está', 'ya no está')}</p>", "ya no está en peligro"),
        (f"<p>{SAME.replace('24', '6')}</p>", "6 horas"),
        (f"<p>{SAME}</p><table><tr><td>Cuenta</td><td>@carla.9</td></tr></table>", "@carla.9"),
        (f"<p>{SAME}</p><p>Requiero además contenido completo de mensajes.</p>", "contenido completo"),
        (f"<p>{SAME}</p><p>Véase <a href='https://perfil.example/u/5501'>el perfil</a></p>", "/u/5501"),
    ],
)
def test_what_only_the_other_version_says_is_read_and_said(html: str, only: str) -> None:
    document = EML.read(mail(html), "x")
    assert only in document.text.split(LABEL)[1]
    assert "versions-differ" in [finding.check for finding in document.findings]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{SAME}</p>",
        f"<div>{SAME.replace('24 horas', '<b>24</b>&nbsp;horas')}<br></div>",
        f"<img src=cid:1 alt='Escudo'><p>{SAME}</p>",
        "<p>Plazo: 24 horas.</p>",
    ],
)
def test_versions_that_say_the_same_raise_nothing(html: str) -> None:
    document = EML.read(mail(html), "x")
    assert LABEL not in document.text
    assert document.findings == ()


def test_links_and_bold_of_a_mail_program_are_no_difference() -> None:
    plain = (
        "Solicito *con urgencia* datos de https://perfil.example/u/norte\n<https://perfil.example/u/norte> por la niña."
        "\n\n[image: escudo.png]\n"
    )
    html = (
        "<div>Solicito <b>con urgencia</b> datos de <a href='https://perfil.example/u/norte'>https://perfil.example/u/"
        "norte</a> por la niña.</div><img src=cid:x alt='escudo.png'>"
    )
    assert EML.read(mail(html, plain), "x").findings == ()
