"""The audit log: what was decided and sent, in an append-only file whose history can be proved."""
