"""From a paragraph to its translation units: protect, translate, restore, verify, and what to do when one fails."""
