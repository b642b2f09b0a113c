"""Reply templates: read, approved, gated, rendered, linted."""
