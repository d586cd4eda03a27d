"""Keys and certificates; signing and verifying PDF bytes. Knows nothing of inspections."""
