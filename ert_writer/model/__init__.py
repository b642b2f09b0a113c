"""The values that every room shares; it imports nothing but itself."""
