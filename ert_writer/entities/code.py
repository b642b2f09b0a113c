"""Mark-up, template syntax, control sequences and placeholder look-alikes: copied, never run."""

from __future__ import annotations

from ert_writer.entities.pattern import Pattern
from ert_writer.model.text import EntityKind

_ATTRIBUTE = r"""\s++[\w:@.-]++(?:\s*+=\s*+(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[^\s"'=<>`]{1,500}+))?+"""

_SHAPES = (
    (r"\{\{[^\n]{0,300}?\}\}|\{%[^\n]{0,300}?%\}|\{#[^\n]{0,300}?#\}", "{"),
    (r"\$\{[^{}\n]{0,200}\}|<%[^\n]{0,300}?%>|\[\[[^\[\]\n]{0,200}\]\]", "$<["),
    (rf"</?[a-z][\w:-]{{0,40}}+(?:{_ATTRIBUTE}){{0,20}}+\s*+/?>|<!--.{{0,300}}?-->|<![a-z][^<>]{{0,200}}>", "<"),
    (r"&(?:[a-z]{2,10}|#\d{1,7}|#x[0-9a-f]{1,6});", "&"),
    (r"\x1b(?:\[[0-?]{0,40}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,300}(?:\x07|\x1b\\)|[@-Z\\^_])", "\x1b"),
    (r"\{\w{1,30}\}|(?<![\d\w])%(?:\(\w{1,30}\))?[sd]\b", "{%"),
    (r"[⟨⟦〈⟪]\w{1,12}[⟩⟧〉⟫]|(?<!\w)(?:PH\d{1,6}|XQ\d{1,6}X|ENT\d{1,6}|__\w{1,20}__)(?!\w)", "⟨⟦〈⟪PpXxEe_"),
)

_INVISIBLE = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
    r"\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]+"
)
_EMOJI = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0e\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]*"

CODE: tuple[Pattern, ...] = (
    *(Pattern(EntityKind.CODE, regex, 95, needs) for regex, needs in _SHAPES),
    Pattern(EntityKind.CODE, _INVISIBLE, 92, ""),
    Pattern(EntityKind.CODE, _EMOJI, 92, ""),
)
"""Characters that engines drop or split are copied as code too: control and private characters, emoji."""
