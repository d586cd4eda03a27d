"""Signing by hand (签字): who signs, the pad, refusing."""
