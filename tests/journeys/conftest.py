"""Journeys go through windows dressed as they run, as all tests of windows do."""

from tests.ui.conftest import dressed, undone

__all__ = ["dressed", "undone"]
