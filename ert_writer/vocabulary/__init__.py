"""Which words a language has, and which words name people and places."""
