"""What the screen hides, by a person's choice: graphic and threatening quotes, and names and numbers by their role.

Nothing stored or sent is ever changed.

A marker names the topic and the length. Identifiers, times, numbers, deadlines and negations always stay.
Whether masking helps is not settled (docs/reference/domain.md, Strain on readers): it is offered, not promised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ert_writer.entities.recognition import find_entities
from ert_writer.errors import UsageError
from ert_writer.model.case import Case, Role
from ert_writer.text.fold import fold
from ert_writer.text.quotations import quotations

PEOPLE = frozenset(
    {Role.VICTIM, Role.IN_DANGER, Role.RELATIVE, Role.WITNESS, Role.BYSTANDER, Role.PARTY, Role.ID_DOCUMENT}
)
"""Whose names and numbers `people` hides: everybody who neither asks nor is suspected, and identity documents."""


class Mask(StrEnum):
    """How much is hidden: nothing, graphic or threatening passages, or every quoted fact."""

    OFF = "off"
    SOFT = "soft"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Masking:
    """What a person wants hidden: passages by their content, and names and numbers by whose they are."""

    level: Mask = Mask.OFF
    roles: frozenset[Role] = frozenset()


def parse_masking(words: str) -> Masking:
    """Return what to hide: a level, roles such as `victim`, or `people`, with commas between them.

    Raises:
        UsageError: a word is none of these.
    """
    level, roles = Mask.OFF, frozenset[Role]()
    for word in filter(None, (part.strip() for part in words.split(","))):
        if word in set(Mask):
            level = Mask(word)
        elif word == "people":
            roles |= PEOPLE
        elif word in set(Role):
            roles |= {Role(word)}
        else:
            hint = f"Choose one of: {', '.join((*Mask, 'people'))}, or a role such as victim or suspect"
            raise UsageError(f"unknown word {word!r}", where="--mask", hint=hint)
    return Masking(level, roles)


def redact(text: str, case: Case, roles: frozenset[Role]) -> str:
    """Return the text with every name and number of these roles behind a marker that names role and kind.

    A part of a name counts as the name, where it begins with a capital and nobody who is shown shares it.
    """
    hidden = _hidden_words(case, roles)
    for words in sorted(filter(None, hidden), key=len, reverse=True):
        marker = hidden[words].replace("\\", r"\\")
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", marker, text)
    return text


def _hidden_words(case: Case, roles: frozenset[Role]) -> dict[str, str]:
    """Return what is hidden, with the marker in its place."""
    people = [(item.value.text, item.role) for item in case.entities if item.kind == "person"]
    people += [(item.text, Role.IN_DANGER) for item in case.values("person_in_danger")]
    shown = {part for name, role in people if role not in roles for part in name.split()}
    hidden: dict[str, str] = {}
    for name, role in people:
        if role in roles:
            parts = (part for part in name.split() if len(part) > 2 and part[:1].isupper() and part not in shown)
            hidden |= dict.fromkeys((name, *parts), f"[{role.value}, person]")
    for item in case.entities:
        if item.role in roles and item.kind != "person":
            hidden[item.value.text] = f"[{item.role.value}, {item.kind}]"
    return hidden


TOPICS: tuple[tuple[str, str], ...] = (
    (
        "sexual violence",
        r"viola(?:r\w*|ci?on|da|do)|abus\w+|sexual\w*|estupr\w+|desnud\w+|nud[eoa]s?|intim\w+|pornogr\w+|tocami\w+",
    ),
    (
        "self-harm",
        (
            r"suicid\w+|quitar\w*\s+la\s+vida|tirar\s+a\s+(?:propria\s+)?vida|cort(?:ar|ando|es)\w*|automutil\w+|"
            r"autolesi\w+|pastillas|ahorc\w+|enforc\w+|veneno"
        ),
    ),
    (
        "violence",
        (
            r"mat(?:ar|a|an|ou|o|en|em|aremos|arlo|arla|amos)\b|muert[oae]s?|mort[oae]s?|asesin\w+|degoll\w+|"
            r"descuartiz\w+|tortur\w+|golpe\w*|sangr\w+|dispar\w+|balead\w+|tiro\w*|apunal\w+|cuchill\w+|faca\w*|"
            r"pistola|arma\w*|amarrad\w+|atad[oa]|amordaz\w+|"
            r"mutil\w+|dedo\w*|quem\w+|cadaver\w*|decapit\w+|herid\w+|ferid\w+|agred\w+|executar\w*|"
            r"ejecutar\w*|viva|vivo"
        ),
    ),
    (
        "threat",
        (
            r"amenaz\w+|ameac\w+|no\s+l[ao]s?\s+vuelven|exig\w+|si\s+(?:no|avisan)|se\s+(?:nao|avisarem)|vamos\s+a|"
            r"voy\s+a|vou\s+|acaba\s+hoje|ultimatum"
        ),
    ),
)
_KEPT_WORDS = re.compile(
    r"\b(?:no|ni|nunca|jamas|sin|nadie|ningun\w*|tampoco|nao|nem|sem|ninguem|nenhum\w*|jamais|not|never|"
    r"without|none|hoy|hoje|manana|amanha|antes|hasta|ate|plazo|prazo|horas?|hrs|minutos|dias?)\b"
)


def mask(text: str, level: Mask, *, is_fact: bool = True) -> str:
    """Return the text with what is graphic or threatening behind markers.

    Args:
        text: what is to be shown.
        level: see `Mask`. `soft` hides quoted speech and the clauses with graphic words; `strict` hides all of a fact
            but what must stay.
        is_fact: whether the text tells of the danger; other texts are never masked by `strict` as a whole.
    """
    if level is Mask.OFF:
        return text
    if level is Mask.STRICT and is_fact:
        return _hidden(text, topic_of(text) or "facts")
    return _soft(text)


def topic_of(text: str) -> str:
    """Return the topic of a passage; empty when nothing in it is graphic or threatening."""
    folded = fold(text)
    return next((topic for topic, pattern in TOPICS if re.search(rf"\b(?:{pattern})", folded)), "")


def _soft(text: str) -> str:
    pieces: list[str] = []
    start = 0
    for span in quotations(text):
        quote = text[span.start : span.end]
        pieces += [_clauses(text[start : span.start]), _hidden(quote, topic_of(quote) or "quoted speech")]
        start = span.end
    pieces.append(_clauses(text[start:]))
    return "".join(pieces)


def _clauses(text: str) -> str:
    parts = re.split(r"((?<=[,;:.])\s+)", text)
    return "".join(_hidden(part, topic) if (topic := topic_of(part)) and part.strip() else part for part in parts)


def _hidden(text: str, topic: str) -> str:
    """Return a marker in place of each stretch of plain words; identifiers, quantities and negations stand."""
    pieces, start = [], 0
    for begin, end in _kept(text):
        pieces += [_marker(text[start:begin], topic), text[begin:end]]
        start = end
    pieces.append(_marker(text[start:], topic))
    return "".join(pieces)


def _kept(text: str) -> list[tuple[int, int]]:
    spans = [tuple(entity.span) for entity in find_entities(text)]
    spans += [match.span() for match in _KEPT_WORDS.finditer(fold(text))]
    kept: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if kept and begin <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((begin, end))
    return kept


def _marker(text: str, topic: str) -> str:
    words = text.split()
    if not any(char.isalpha() for char in text):
        return text
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    return f"{lead}[{topic}, {len(words)} {'word' if len(words) == 1 else 'words'}]{tail}"
