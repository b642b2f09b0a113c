"""What a letter says, asks and does not have."""
