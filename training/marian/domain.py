"""Domain sentences from a small grammar, in three languages at once: requests, identifiers, dates, deadlines.

Every name, handle and number is made up. They teach what corpora lack: the words of emergency letters, and that an
identifier is copied.
"""

# ruff: noqa: S311
from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

from training.marian.data import Pair

FRAMES: tuple[tuple[str, str, str], ...] = (
    ("Solicito {what} de la cuenta {id}.", "Solicito {what} da conta {id}.", "I request {what} of the account {id}."),
    (
        "Preserve {what} de {id} durante {n} días.",
        "Preserve {what} de {id} por {n} dias.",
        "Preserve {what} of {id} for {n} days.",
    ),
    (
        "El usuario {id} {did} el {n} de {month}.",
        "O usuário {id} {did} em {n} de {month}.",
        "The user {id} {did} on {month} {n}.",
    ),
    ("La cuenta {id} {did}.", "A conta {id} {did}.", "The account {id} {did}."),
    (
        "Responda al correo {id} antes de las {n} horas.",
        "Responda ao e-mail {id} antes das {n} horas.",
        "Reply to {id} before {n}:00.",
    ),
    (
        "No notifique a {id} de esta solicitud.",
        "Não notifique {id} sobre esta solicitação.",
        "Do not notify {id} of this request.",
    ),
    ("El número de caso es {id}.", "O número do caso é {id}.", "The case number is {id}."),
    (
        "Necesitamos {what} con urgencia: {id}.",
        "Precisamos de {what} com urgência: {id}.",
        "We urgently need {what}: {id}.",
    ),
)
SLOTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "what": (
        ("los datos del suscriptor", "os dados cadastrais", "the subscriber data"),
        ("los registros de acceso", "os registros de acesso", "the access logs"),
        ("las direcciones IP", "os endereços IP", "the IP addresses"),
        ("el contenido de los mensajes", "o conteúdo das mensagens", "the content of the messages"),
        ("el historial de inicios de sesión", "o histórico de logins", "the login history"),
    ),
    "did": (
        ("amenazó de muerte a la víctima", "ameaçou a vítima de morte", "threatened to kill the victim"),
        ("anunció que se quitaría la vida", "anunciou que tiraria a própria vida", "announced a suicide"),
        ("publicó imágenes de la menor", "publicou imagens da menor", "posted images of the minor"),
        ("exigió dinero a la familia", "exigiu dinheiro da família", "demanded money from the family"),
        ("transmitió el ataque en vivo", "transmitiu o ataque ao vivo", "streamed the attack live"),
    ),
    "month": (
        ("enero", "janeiro", "January"), ("marzo", "março", "March"), ("junio", "junho", "June"),
        ("agosto", "agosto", "August"), ("noviembre", "novembro", "November"),
    ),
}  # fmt: skip


def sentences(count: int, seed: int) -> Iterator[Pair]:
    """Yield that many pairs, Spanish and Portuguese in turn."""
    chance = random.Random(seed)
    for number in range(count):
        side = number % 2
        frame = chance.choice(FRAMES)
        chosen = {name: chance.choice(values) for name, values in SLOTS.items()}
        plain = {"id": identifier(chance), "n": str(chance.randint(2, 28))}
        foreign, english = (
            frame[i].format(**plain, **{name: value[i] for name, value in chosen.items()}) for i in (side, 2)
        )
        yield Pair(("es", "pt")[side], foreign, english, "grammar")


def identifier(chance: random.Random) -> str:
    """Return a made-up handle, e-mail, case number, URL, hash or address on an example domain."""
    kinds: tuple[Callable[[], str], ...] = (
        lambda: "@" + word(chance) + str(chance.randint(1, 99)),
        lambda: f"{word(chance)}.{word(chance)}@example.org",
        lambda: f"{word(chance).upper()[:3]}-{chance.randint(100, 99999)}/{chance.randint(2020, 2027)}",
        lambda: f"https://example.com/@{word(chance)}/video/{chance.randint(10**9, 10**12)}",
        lambda: "".join(chance.choices("0123456789abcdef", k=32)),
        lambda: ".".join(str(chance.randint(1, 254)) for _ in range(4)),
    )
    return chance.choice(kinds)()


def word(chance: random.Random) -> str:
    """Return a few random letters."""
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(4, 9)))
