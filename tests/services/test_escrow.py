"""Escrow: the bureau's key opens a store, never unseen; the laptop holds nothing that does."""

from __future__ import annotations

import pytest

from inspector.base.errors import BadInputError, RefusedError
from inspector.services import escrow, master_key, security
from inspector.store import key_file, keys
from tests.conftest import PASSWORD

PASSPHRASE, FRESH = "机构 托管 口令 2026 safe", "交给使用人 2027 pw"
WHY = ("区督导办 王敏", "督学离职，取回11月的记录")


@pytest.fixture
def pair(tmp_path):
    private, public = tmp_path / "escrow.key", tmp_path / "escrow.pub"
    escrow.make_key(private, public, PASSPHRASE)
    return private, public


def test_the_bureau_opens_by_its_key_and_the_owner_is_told_until_the_password_is_theirs(desk, pair, watch):
    private, public = pair
    folder = desk.store.home
    escrow.give(desk, public)
    desk.close()
    for passphrase, who in (("wrong " * 4, WHY), (PASSPHRASE, ("王敏", " "))):
        with pytest.raises((RefusedError, BadInputError), match="escrow_"):
            escrow.open_store(folder, private, passphrase, FRESH, who, watch)
    security.unlock(folder, PASSWORD, clock=watch).close()  # all as it was
    escrow.open_store(folder, private, PASSPHRASE, FRESH, WHY, watch)
    with pytest.raises(RefusedError, match="wrong_password"):
        security.unlock(folder, PASSWORD, clock=watch)
    for _ in range(2):
        seen = security.unlock(folder, FRESH, clock=watch)
        told = escrow.untold(seen)
        seen.close()
        assert (told.who, told.why) == WHY
    owner = security.unlock(folder, FRESH, clock=watch)
    security.change_password(owner, FRESH, PASSWORD)
    assert escrow.untold(owner) is None
    assert [(one.who, one.why) for one in escrow.openings(owner)] == [WHY]  # in the journal it stands for good
    owner.close()


def test_nothing_on_the_laptop_opens_what_was_given_and_another_key_does_not(desk, pair, tmp_path, watch):
    escrow.give(desk, pair[1])
    folder = desk.store.home
    other = (tmp_path / "other.key", tmp_path / "other.pub")
    escrow.make_key(*other, PASSPHRASE)
    with pytest.raises(RefusedError, match="escrow_wrong_key"):
        escrow.open_store(folder, other[0], PASSPHRASE, FRESH, WHY, watch)
    slot = key_file.read(folder)["slots"]["escrow"]
    for known in (slot["public"], slot["once"]):
        with pytest.raises(RefusedError, match="escrow_wrong_key"):
            keys.open_with_escrow(folder, bytes.fromhex(known))
    with pytest.raises(BadInputError, match="escrow_key_wrong"):
        escrow.give(desk, other[0])
    escrow.take_away(desk)
    with pytest.raises(RefusedError, match="escrow_none"):
        escrow.open_store(folder, pair[0], PASSPHRASE, FRESH, WHY, watch)


def test_a_new_master_key_stays_with_the_bureau(desk, pair, watch):
    folder = desk.store.home
    escrow.give(desk, pair[1])
    master_key.ask_for_new(desk, PASSWORD)
    desk.close()
    security.unlock(folder, PASSWORD, clock=watch).close()
    escrow.open_store(folder, pair[0], PASSPHRASE, FRESH, WHY, watch)
    security.unlock(folder, FRESH, clock=watch).close()
