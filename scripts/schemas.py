"""Write the published JSON Schemas: `python scripts/schemas.py`."""

from __future__ import annotations

import json
from pathlib import Path

from ert_writer.intake.case_schema import case_schema

FOLDER = Path(__file__).parents[1] / "schema"

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"
    (FOLDER / "case.schema.json").write_text(text, encoding="utf-8")
