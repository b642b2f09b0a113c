"""Identifiers and quantities: recognised, protected, restored, verified."""
