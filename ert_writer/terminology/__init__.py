"""The glossary: read, written, compiled and matched."""
