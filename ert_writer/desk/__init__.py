"""The library's front door: settings become parts that stay warm, and each thing the tool does is one call."""

from ert_writer.desk.desk import Desk
from ert_writer.desk.settings import Settings

__all__ = ["Desk", "Settings"]
