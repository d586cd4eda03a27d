"""Which machine this is, as a keyed fingerprint: a copied store on another laptop starts a replica of its own."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from inspector.base.system import machine_name

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.keys import KeyRing


def fingerprint(ring: KeyRing, folder: Path) -> str:
    """Return 64 hex digits that say nothing about the machine to one without the key.

    The folder's place is part of it: a restored copy beside the original is another replica too.
    """
    return hmac.new(ring.key("file_names"), f"{machine_name()}/{folder.resolve()}".encode(), hashlib.sha256).hexdigest()
