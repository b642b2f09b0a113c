"""Measurements, each a module with `table() -> str`; `python -m benchmarks` writes them all to docs/benchmarks.md."""
