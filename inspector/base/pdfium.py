"""PDFium may be called by one thread at a time, over all documents of the program: who calls it holds this."""

from __future__ import annotations

import threading

GUARD = threading.Lock()
