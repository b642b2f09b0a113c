"""The `transformers` engine: the same models through `MarianMTModel.generate`, the reference for `marian`.

Options: `model` (a name in the store). Nothing is ever fetched: a local directory is read, offline or not.
"""

from __future__ import annotations

from importlib.util import find_spec

from ert_writer.engines.marian_engine import MarianEngine
from ert_writer.engines.marian_transformers import TransformersRunner
from ert_writer.engines.models.manifest import MARIAN
from ert_writer.model.translation import EngineContext


def create(context: EngineContext) -> MarianEngine:
    """Return the engine; neither torch nor transformers is imported yet."""
    lacking = "" if find_spec("torch") else "the transformers engine needs torch"
    return MarianEngine(
        "transformers",
        "transformers",
        context,
        usable=lambda model: model.manifest.kind == MARIAN,
        open=lambda model: (model, TransformersRunner(model.folder, context.threads)),
        missing=(lacking, "pip install 'ert-writer[torch]'" if lacking else ""),
    )
