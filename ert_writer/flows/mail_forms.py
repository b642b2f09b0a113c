"""Forms of a mail's headers that a reply may use: anything else is shown and goes into no header."""

from __future__ import annotations

import re

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(
    rf"(?=[^@]{{1,64}}@)(?!.*=\?)[\w!#$%&'*+/=?^`{{|}}~-]+(?:\.[\w!#$%&'*+/=?^`{{|}}~-]+)*@{_LABEL}(?:\.{_LABEL})+",
    re.ASCII,
)
"""A plain mailbox (RFC 5321 dot-string); anything else is shown and never becomes a mail's recipient."""

MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,120}@[!-;=?-~]{1,120}>", re.ASCII)
"""A Message-ID (RFC 5322), without quotes or comments."""
