"""The ways through: inbound, reply, review."""
