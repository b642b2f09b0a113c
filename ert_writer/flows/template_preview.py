"""A template with fictional values, as a draft."""

from __future__ import annotations

from datetime import datetime

from ert_writer.flows.reply import ReplyRequest, write_reply
from ert_writer.model.language import Language
from ert_writer.model.reply import Reply
from ert_writer.templating.library import Library
from ert_writer.templating.samples import sample_values
from ert_writer.templating.values import Given


def preview_reply(id_: str, language: Language, country: str, library: Library, now: datetime) -> Reply:
    """Return a watermarked reply with fictional values.

    Raises:
        ContentError: the template is damaged.
        UsageError: there is no such template or language.
    """
    values = sample_values(library.fields(library.template(id_)), language)
    if country:
        values["country"] = (Given(country),)
    return write_reply(ReplyRequest(id_, values=values, language=language, draft=True), library, now)
