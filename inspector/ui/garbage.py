"""Keep the collector's pauses out of the keys: what a page is made of stays as long as the window does."""

from __future__ import annotations

import gc


def keep_what_stands() -> None:
    """Take all that is there now out of the collector's rounds.

    A round over the whole program (modules, widgets, checklists) takes longer than a key may; after this it looks only
    at what came since. Called when a page was made and filled, so at most once a page.
    """
    gc.freeze()
