"""Writers of replies."""
