"""Local MarianMT models: what is installed, whether it is whole, how it is added, and whether it can be trusted."""
