"""How a missing field is asked for, in the specialist's language."""

from __future__ import annotations

from ert_writer.model.language import Language
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.values import Given

_SEVERAL = {
    "en": "several: separate them with ;",
    "es": "varios: sepárelos con ;",
    "pt": "vários: separe-os com ;",
}
_BY_NUMBER = {
    "en": "type the number or the id",
    "es": "escriba el número o el id",
    "pt": "digite o número ou o id",
}
NEEDED = {
    "en": "a value is needed; Ctrl-C leaves without writing",
    "es": "se necesita un valor; con Ctrl-C se sale sin escribir",
    "pt": "é necessário um valor; com Ctrl-C se sai sem escrever",
}
"""Said when somebody presses Enter alone."""


def question(field: Field, language: Language) -> str:
    """Return the label, the help, and the numbered options or the way to give several values."""
    lines = [field.label[language]]
    if field.help:
        lines.append(f"  ({field.help[language]})")
    lines += [f"  {number}. {choice.id}: {choice.words[language]}" for number, choice in enumerate(field.choices, 1)]
    hints = [_BY_NUMBER[language]] * bool(field.choices) + [_SEVERAL[language]] * (field.kind is FieldKind.LIST)
    if hints:
        lines.append(f"  ({'; '.join(hints)})")
    return "\n".join(lines)


def split(field: Field, answer: str) -> tuple[Given, ...]:
    """Return the values of an answer: one, or several of a list, apart by semicolons; options also by number."""
    parts = answer.split(";") if field.kind is FieldKind.LIST else [answer]
    return tuple(Given(_option(field, part.strip())) for part in parts if part.strip())


def _option(field: Field, text: str) -> str:
    if field.choices and text.isascii() and text.isdigit() and 1 <= int(text) <= len(field.choices):
        return field.choices[int(text) - 1].id
    return text
