"""Translation memory in SQLite, TMX in and out."""
