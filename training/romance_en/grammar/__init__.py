"""A grammar of emergency letters, threats and chats: Spanish-English pairs that general corpora do not hold."""
