"""Settings become parts: detector, engine, glossary, templates, checks."""
