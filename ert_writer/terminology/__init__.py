"""The glossary's files, and the index that finds its terms in running text, whatever their form."""
