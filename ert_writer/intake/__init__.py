"""What a letter says, asks and lacks."""
