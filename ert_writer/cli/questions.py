"""How a missing field is asked for, in the specialist's language."""

from __future__ import annotations

from ert_writer.model.language import Language
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.values import Given

_SEVERAL = {
    "en": "several: separate them with ; ",
    "es": "varios: sepárelos con ; ",
    "pt": "vários: separe-os com ; ",
}


def question(field: Field, language: Language) -> str:
    """Return the label, the help, and the options or the way to give several values."""
    lines = [field.label[language]]
    if field.help:
        lines.append(f"  ({field.help[language]})")
    lines += [f"  {choice.id}: {choice.words[language]}" for choice in field.choices]
    if field.kind is FieldKind.LIST:
        lines.append(f"  ({_SEVERAL[language].strip()})")
    return "\n".join(lines)


def split(field: Field, answer: str) -> tuple[Given, ...]:
    """Return the values of an answer: one, or several of a list, apart by semicolons."""
    parts = answer.split(";") if field.kind is FieldKind.LIST else [answer]
    return tuple(Given(part.strip()) for part in parts if part.strip())
