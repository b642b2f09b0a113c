"""Trains the project's own small MarianMT models; see README.md."""
