"""Glossaries as gettext catalogues (.po, .pot), which Pootle, Weblate and Poedit export."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ert_writer.errors import ContentError
from ert_writer.model.language import SUPPORTED, base
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy
from ert_writer.text.fold import fold

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_KEYWORD = re.compile(r"^msgid\s+\"", re.MULTILINE)
_ANSWER = re.compile(r"^msgstr(?:\[\d\])?\s+\"", re.MULTILINE)
_STATED = re.compile(r'"(?P<key>Language|X-Source-Language):[ \t]*(?P<tag>[A-Za-z_-]+)?\\n"')


def looks_like_po(text: str) -> bool:
    """Return whether a text is a gettext catalogue: it has entries with both sides."""
    return bool(_KEYWORD.search(text) and _ANSWER.search(text))


def read(text: str, where: str, sides: tuple[str, str] | None = None) -> Glossary:
    """Read a gettext catalogue: each entry is a concept; fuzzy ones are unconfirmed, empty and obsolete ones left out.

    Args:
        text: of the file.
        where: the file, for error messages.
        sides: languages of `msgid` and `msgstr`; without them the header's `X-Source-Language`, else `en`, and its
            `Language` count.

    Raises:
        ContentError: the file is damaged, or does not say a language.
    """
    from babel.messages.pofile import PoFileError, read_po

    source, target = sides or _stated(text, where)
    try:
        catalog = read_po(io.StringIO(text), ignore_obsolete=True, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise ContentError(
            f"no gettext catalogue: {error}", where=where, hint="Open it in Poedit and save it anew"
        ) from None
    languages = tidy.language_tag(source, where), tidy.language_tag(target, where)
    concepts: dict[str, Concept] = {}
    for message in catalog:
        made = _concept(message, languages, f"{where}:{message.lineno or 1}")
        if made is not None:
            id_ = made.id if made.id not in concepts else f"{made.id}-{len(concepts) + 1}"
            concepts[id_] = tidy.concept(replace(made, id=id_), where)
    if not concepts:
        hint = "Translate its entries first, or name another file"
        raise ContentError("no entry of this catalogue has both sides", where=where, hint=hint)
    return Glossary(tuple(concepts.values()))


def _stated(text: str, where: str) -> tuple[str, str]:
    """Return the languages that the header gives.

    Raises:
        ContentError: it names no language that is supported.
    """
    said = {match["key"]: match["tag"] or "" for match in _STATED.finditer(text)}
    source, target = said.get("X-Source-Language", "en"), said.get("Language", "")
    if (
        base(target.replace("_", "-").lower()) not in SUPPORTED
        or base(source.replace("_", "-").lower()) not in SUPPORTED
    ):
        raise ContentError(
            f"the header names no language but {source} and {target}" if target else "the header names no language",
            where=where,
            hint="Say both with glossary import --from en --to es",
        )  # fmt: skip
    return source, target


def _concept(message: Message, languages: tuple[str, str], where: str) -> Concept | None:
    """Return an entry as a concept with its singular forms; None for the header and for one without both sides."""
    said, answer = (_first(side) for side in (message.id, message.string))
    if not said or not answer:
        return None
    terms = tuple(
        Term(word, language, TermStatus.PREFERRED, unconfirmed=message.fuzzy)
        for word, language in zip((said, answer), languages, strict=True)
    )
    context = tidy.text(message.context or "")
    note = tidy.text(" ".join((*message.auto_comments, *message.user_comments)))
    words = re.findall(r"[a-z0-9]+", fold(f"{said} {context}"))
    return Concept("-".join(words) or f"row-{where}", terms, note="; ".join(filter(None, (context, note))))


def _first(side: str | tuple[str, ...] | list[str]) -> str:
    return tidy.text(side if isinstance(side, str) else side[0] if side else "")
