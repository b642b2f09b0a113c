"""Cases over time: which letters belong together, what was sent, who works on what."""
