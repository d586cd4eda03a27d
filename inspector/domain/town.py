"""The town (街道、镇、乡) that an address names: a register has no column for it."""

from __future__ import annotations

import re
from typing import Final

_TOWN: Final = re.compile(
    r"(?:^|[省市区县旗州盟])"  # what it belongs to ends here
    r"([^\s\d省市区县旗州盟路巷号村]{1,8}?[路村]?(?:街道|镇|乡))"
    r"(?![市县区路街巷道村])"  # 景德镇市, 家乡路
)


def town_of(address: str) -> str:
    """Return the town of a Chinese address (``枫桥街道``); "" where it names none."""
    found = _TOWN.search("".join(address.split()))
    return found[1] if found else ""
