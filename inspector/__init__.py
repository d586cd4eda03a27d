"""Inspector (督查): offline field inspection for education supervisors (督学)."""

__version__ = "0.1.0"
