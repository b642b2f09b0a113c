"""The `marian` engine: MarianMT weights run by CTranslate2, without torch.

Options: `model` (a name in the store), `compute_type` (`int8`, `int8_float32` or `float32`), and `token_scores`
(`yes` for the log-probability of each token, a third slower).
"""

from __future__ import annotations

from dataclasses import replace

from ert_writer.engines.marian_ctranslate2 import CTranslate2Runner, runtime_name
from ert_writer.engines.marian_decoding import Runner
from ert_writer.engines.marian_engine import MarianEngine
from ert_writer.engines.models.apart import try_apart
from ert_writer.engines.models.manifest import BERGAMOT, MARIAN
from ert_writer.engines.models.store import Installed, bundled, remember, with_trial
from ert_writer.errors import UsageError
from ert_writer.model.translation import EngineContext

COMPUTE_TYPES = ("int8", "int8_float32", "float32")


def create(context: EngineContext) -> MarianEngine:
    """Return the engine; nothing is loaded yet.

    Raises:
        UsageError: the option `compute_type` is not one of those above.
    """
    compute_type = dict(context.options).get("compute_type", COMPUTE_TYPES[0])
    if compute_type not in COMPUTE_TYPES:
        raise UsageError(f"{compute_type!r} is no compute type", hint=f"Choose one of: {', '.join(COMPUTE_TYPES)}")

    token_scores = dict(context.options).get("token_scores") == "yes"

    def load(model: Installed) -> tuple[Installed, Runner]:
        model, folder = _conversion(model, compute_type)
        model = _tried(model, folder, compute_type)
        about = model.manifest
        place = model.folder / folder
        return model, CTranslate2Runner(
            model.folder, place, about.positions, compute_type, context.threads, token_scores=token_scores
        )

    return MarianEngine("marian", "ctranslate2", context, usable=_usable, open=load, bundled=bundled())


def _tried(model: Installed, folder: str, compute_type: str) -> Installed:
    """Return the model with its trial; one that nobody tried is tried in a process of its own before it is loaded here.

    Raises:
        ModelError: it cannot be loaded, or ends the process that loads it.
    """
    about = model.manifest
    if about.untried or about.trial(runtime_name(compute_type)) is not None:
        return model
    return with_trial(model, try_apart(model.folder, about, folder, compute_type))


def _usable(model: Installed) -> bool:
    return model.manifest.kind != BERGAMOT


def _conversion(model: Installed, compute_type: str) -> tuple[Installed, str]:
    """Return the folder to load; full precision is converted from the weights beside when it is first asked for."""
    have = dict(model.manifest.conversions)
    if compute_type in have or compute_type != "float32" or model.manifest.kind != MARIAN:
        return model, have.get(compute_type) or next(iter(have.values()))
    return _converted(model, compute_type)


def _converted(model: Installed, compute_type: str) -> tuple[Installed, str]:
    from ert_writer.engines.models.building import convert_again
    from ert_writer.engines.models.files import record

    folder = convert_again(model.folder, compute_type)
    names = sorted(path.name for path in (model.folder / folder).iterdir())
    fresh = tuple(record(model.folder, f"{folder}/{name}") for name in names)
    about = model.manifest
    kept = tuple(item for item in about.files if not item.path.startswith(f"{folder}/"))
    changed = replace(about, files=(*kept, *fresh), conversions=(*about.conversions, (compute_type, folder)))
    return remember(model, changed), folder
