"""What is asked, what is declined, what is only told: sentences of requests in the ways that officers write them."""

from __future__ import annotations

import pytest

from ert_writer.intake.accounts import accounts
from ert_writer.intake.requests import (
    allowed_notice,
    data_categories,
    denied_categories,
    denied_preservation,
    non_notification,
    preservation,
)
from support.intake import letter


def asked(text: str) -> list[str]:
    return [item.normal for item in data_categories(letter(text))]


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("Solicito los datos del titular y las direcciones IP de la cuenta @uno_dos.", ["subscriber", "ip_logs"]),
        ("Necesitamos saber quién creó @uno_dos y con qué correo.", ["subscriber", "contact_points"]),
        ("Peço cadastro, IP e telefone de @um_dois.", ["subscriber", "ip_logs", "contact_points"]),
        ("Please provide last login, location and payment details.", ["ip_logs", "location", "transactions"]),
        ("Solicito la IP de @uno_dos, que envió fotos, videos y mensajes a la menor.", ["ip_logs"]),
        ("La menor recibió fotos por chat desde su celular.\nSolicito la IP de @uno_dos.", ["ip_logs"]),
        ("Se requiere:\na) datos de registro;\nb) accesos de mayo.", ["subscriber", "ip_logs"]),
        ("Requisito os dados cadastrais, bem como as mensagens trocadas.", ["subscriber", "content"]),
        ("Entreguen las fotografías y los chats de @uno_dos.", ["content", "media"]),
        ("Se solicita la preservación de los datos y mensajes de @uno_dos.", []),
        ("Indiquen qué orden requieren para entregar los datos del suscriptor.", []),
        ("Datos: nombre, IP.", ["subscriber", "ip_logs"]),
        ("Envíe la respuesta al correo guardia@policia.gob.example. Solicito la IP.", ["ip_logs"]),
        ("Unidad de Ubicación de Personas. Solicito la IP de @uno_dos.", ["ip_logs"]),
        ("El sujeto la obligó a enviar fotos y videos. Solicito la IP.", ["ip_logs"]),
        ("He demanded that she send photos, including videos. We need the IP logs.", ["ip_logs"]),
        ("O autor exigiu que mandasse fotos, bem como mensagens. Requisito o IP.", ["ip_logs"]),
        ("Me permito informar que la víctima perdió sus fotos. Solicito la IP.", ["ip_logs"]),
        ("Los mensajes se pedirán por separado. Solicito los datos del titular.", ["subscriber"]),
    ],
)  # fmt: skip
def test_what_is_asked(text: str, categories: list[str]) -> None:
    assert asked(text) == categories


@pytest.mark.parametrize(
    ("text", "categories", "denied"),
    [
        (
            "Se solicita:\n  nombre del suscriptor ....... SÍ\n  direcciones IP ...... NO",
            ["subscriber"],
            ["ip_logs"],
        ),
        ("Solicito:\n  direcciones IP: SÍ\n  contenido: NO", ["ip_logs"], ["content"]),
        ("Solicito la IP.\n¿Se solicita contenido?  [ ] SÍ   [X] NO", ["ip_logs"], ["content"]),
        ("Solicito la IP.\n¿Se requiere contenido?  [X] SÍ   [ ] NO", ["ip_logs", "content"], []),
        ("Solicito la IP.\nGeolocalización: (X) NO ( ) SÍ", ["ip_logs"], ["location"]),
        ("Requisito o IP.\nPrecisa de conteúdo? ( ) SIM (X) NÃO", ["ip_logs"], ["content"]),
        ("Requisito:\n- dados cadastrais: SIM\n- conteúdo: NÃO", ["subscriber"], ["content"]),
        ("We request:\n- IP logs: YES\n- content of messages: NO", ["ip_logs"], ["content"]),
        ("Solicito:\n| Dato | Se pide |\n| direcciones IP | SÍ |\n| contenido | NO |", ["ip_logs"], ["content"]),
        ("Se requiere:\n- medios de pago: NO (ya constan)\n- direcciones IP: SÍ", ["ip_logs"], ["transactions"]),
    ],
)
def test_what_a_form_answers(text: str, categories: list[str], denied: list[str]) -> None:
    assert asked(text) == categories
    assert [item.normal for item in denied_categories(letter(text))] == denied


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        (
            (
                "Solicito lo siguiente:\n\nÚNICO. Los datos de registro del vendedor @uno_dos, así como los cobros que "
                "recibió por las ventas que hizo en la plataforma durante todo el año."
            ),
            ["subscriber", "transactions"],
        ),
        (
            (
                "Se requiere lo siguiente:\n\nPRIMERO.- Las direcciones IP de la cuenta @uno_dos con fecha, hora y "
                "zona horaria de cada una de ellas, en formato abierto.\n\nSEGUNDO.- Los datos del titular."
            ),
            ["subscriber", "ip_logs"],
        ),
        ("Digan quién paga los anuncios de @uno_dos.", ["transactions"]),
        ("Solicito las cuentas de cobro y los depósitos recibidos.", ["transactions"]),
        ("Requisito as contas de recebimento e o cartão dos anúncios de @um_dois.", ["transactions"]),
        ("Necesito saber desde dónde se está conectando esa cuenta.", ["ip_logs"]),
        ("Solicito IP, terminal y correo asociado de @uno_dos.", ["ip_logs", "device", "contact_points"]),
        ("Solicito la IP y el modelo del equipo de @uno_dos.", ["ip_logs", "device"]),
        ("Informen desde qué red y equipo se conecta @uno_dos.", ["ip_logs", "device"]),
        ("Informen por quién fue publicado el anuncio.", ["subscriber"]),
    ],
)
def test_what_is_asked_in_other_words(text: str, categories: list[str]) -> None:
    assert asked(text) == categories


@pytest.mark.parametrize(
    ("text", "categories", "denied"),
    [
        ("Solicito la IP. No se requiere el contenido.", ["ip_logs"], ["content"]),
        ("Não se requer o conteúdo, apenas os dados cadastrais.", ["subscriber"], ["content"]),
        ("Solicito la IP. Los mensajes no hacen falta.", ["ip_logs"], ["content"]),
        ("Preciso do IP. Não é necessário enviar fotos nem mensagens.", ["ip_logs"], ["content", "media"]),
        ("We need the IP logs. No need for chats.", ["ip_logs"], ["content"]),
        ("Solicito los accesos, sin contenido.", ["ip_logs"], ["content"]),
        ("Não requisito o conteúdo, que será objeto de outro pedido.", [], ["content"]),
    ],
)
def test_what_is_declined(text: str, categories: list[str], denied: list[str]) -> None:
    assert asked(text) == categories
    assert [item.normal for item in denied_categories(letter(text))] == denied


def test_a_clear_request_that_is_elsewhere_declined_is_unsure() -> None:
    found = data_categories(letter("Solicito el contenido de la cuenta. No se requiere el contenido."))
    assert [item.confidence < 0.8 for item in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Se solicita no notificar al titular de la cuenta.",
        "Abstenham-se de bloquear o perfil e de dar ciência ao usuário.",
        "Os investigados não devem ser informados.",
        "Queda prohibido poner en conocimiento del titular lo aquí solicitado.",
        "Please do not notify the account holder.",
        "El usuario no podrá ser informado.",
    ],
)
def test_silence_is_asked(text: str) -> None:
    read = letter(text)
    assert [item.confidence >= 0.8 for item in non_notification(read)] == [True]
    assert allowed_notice(read) == ()


@pytest.mark.parametrize(
    "text",
    [
        "El titular puede ser notificado de este requerimiento.",
        "A notificação do usuário não está vedada.",
        "No corresponde secreto: la madre puede ser informada.",
        "You may inform the account holder after 30 days.",
    ],
)
def test_notice_is_allowed(text: str) -> None:
    read = letter(text)
    assert non_notification(read) == ()
    assert len(allowed_notice(read)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "No se informó el domicilio del titular.",
        "A vítima não comunicou o fato à polícia.",
        "No comunicarse con la jefatura.",
        "El expediente corre en segredo de justiça.",
    ],
)
def test_no_order_of_silence(text: str) -> None:
    assert not any(item.confidence >= 0.8 for item in non_notification(letter(text)))


@pytest.mark.parametrize(
    ("text", "kept", "denied"),
    [
        ("Se solicita preservar los datos por 90 días.", 1, 0),
        ("Rogamos no eliminar el contenido.", 1, 0),
        ("Requisita-se a interrupção da live, com guarda da gravação.", 1, 0),
        ("No se ordena baja ni preservación de la publicación.", 0, 1),
        ("No es necesario preservar los datos.", 0, 1),
        ("Es urgente preservar la vida de la menor.", 0, 0),
        ("Verifiquen si se conserva alguna información.", 0, 0),
    ],
)
def test_preservation(text: str, kept: int, denied: int) -> None:
    read = letter(text)
    assert (len(preservation(read)), len(denied_preservation(read))) == (kept, denied)


@pytest.mark.parametrize("written", ["@lobo\n_88", "@lobo_\n88", "@lobo\n.norte"])
def test_an_identifier_that_a_line_may_cut_is_never_sure(written: str) -> None:
    (first, *_) = accounts(letter(f"Solicito los datos de la cuenta {written} con urgencia.\n\nJuan Paz"))
    assert first.confidence < 0.7
