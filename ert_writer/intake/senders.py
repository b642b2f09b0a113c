"""Whether a letter comes from a private person: a relative, a lawyer, a journalist."""

from __future__ import annotations

import re

from ert_writer.intake.facts import Facts

_PRIVATE = re.compile(
    r"\b(?:soy\s+(?:la\s+|el\s+|una?\s+)?(?:madre|padre|mama|papa|espos[oa]|herman[oa]|tia|tio|abuel[oa]|"
    r"abogad[oa]|periodista|amig[oa]|vecin[oa])|"
    r"sou\s+(?:a\s+|o\s+|uma?\s+)?(?:mae|pai|espos[oa]|irma|irmao|tia|tio|avo|advogad[oa]|jornalista|amig[oa])|"
    r"en\s+(?:mi\s+)?calidad\s+de\s+(?:abogad|apoderad|madre|padre|representante\s+legal\s+de\s+la\s+famil)\w*|"
    r"na\s+qualidade\s+de\s+(?:advogad|mae|pai)\w*|"
    r"mi\s+(?:hij[oa]|espos[oa]|herman[oa]|sobrin[oa]|niet[oa])\s+(?:\w+\s+){0,4}(?:esta|no|fue|desaparec|se)|"
    r"minha\s+(?:filha|irma|esposa|sobrinha|neta)|meu\s+(?:filho|irmao|marido|sobrinho|neto))\b"
)
_OFFICIAL = re.compile(
    r"\b(?:oficio|carpeta|inquerito|legajo|gafete|fiscalia|ministerio\s+publico|delegad[oa]|"
    r"unidad\s+especializada|suscrit[oa])\b"
)


def is_private(letter: Facts) -> bool:
    """Return whether the writer speaks as a relative, lawyer or journalist, and as no officer."""
    return bool(_PRIVATE.search(letter.folded)) and not _OFFICIAL.search(letter.folded)
