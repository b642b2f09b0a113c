"""Coverage-guided fuzzing: `python -m fuzz TARGET`; docs/security.md says how and what was found."""
