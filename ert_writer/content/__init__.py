"""Finds templates and glossary on disk, and writes files atomically."""
