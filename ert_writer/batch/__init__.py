"""Archives of letters: numbered partitions, each written whole or not at all, on one machine or a cluster."""
