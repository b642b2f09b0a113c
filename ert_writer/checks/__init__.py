"""Checks: each finds one kind of problem between a source and its target."""
