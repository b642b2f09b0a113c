"""The desk in a browser on this machine: plain pages over the same calls as the command line."""
