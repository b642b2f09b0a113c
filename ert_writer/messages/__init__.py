"""Messages in the language of the person at the desk: findings, cautions, reasons and errors, from `messages.toml`."""
