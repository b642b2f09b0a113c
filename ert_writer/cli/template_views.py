"""How template states and findings look as text."""

from __future__ import annotations

from collections.abc import Sequence

from ert_writer.model.language import EN
from ert_writer.templating.states import State


def table(states: Sequence[State]) -> str:
    """Return one line a template: id, version, how each language stands, gates, purpose."""
    width = max((len(state.id) for state in states), default=0)
    return "\n".join(_line(state, width) for state in states)


def _line(state: State, width: int) -> str:
    if state.damaged:
        return f"{state.id:<{width}}  damaged: {state.damaged}"
    standing = " ".join(f"{one.language}:{one.state}" for one in state.languages)
    gates = f" [needs {', '.join(state.gates)}]" if state.gates else ""
    return f"{state.id:<{width}}  {state.version:<5} {standing}  {dict(state.purpose)[EN]}{gates}"


def reasons(states: Sequence[State]) -> str:
    """Return one line a template and language, with every reason of a refusal under it."""
    lines: list[str] = []
    for state in states:
        if state.damaged:
            lines.append(f"{state.id}: damaged: {state.damaged}")
        for one in state.languages:
            lines.append(f"{state.id} ({one.language}): {one.state}")
            lines += [f"    {reason}" for reason in one.reasons]
    return "\n".join(lines)
