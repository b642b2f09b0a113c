"""Lists and loads built-in parts and plug-ins by entry point."""
