"""Loads what the files under `countries/` say: one file a country, `shared.toml` for what several share."""
