"""What people see of a translation: side by side in the terminal, and as one page."""
