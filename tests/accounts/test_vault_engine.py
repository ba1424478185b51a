"""The vault's cryptography: what is sealed for one place opens there and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.vault.masters import Keyring, LocalMaster, MasterKeyTrouble
from accounts.vault.sealing import SealBroken, new_key, seal, unseal

KEY = bytes(range(32))


@given(st.binary(max_size=300), st.text(max_size=60))
def test_what_was_sealed_comes_back(plain: bytes, place: str) -> None:
    sealed = seal(KEY, plain, place)
    assert unseal(KEY, sealed, place) == plain
    assert len(plain) < 4 or plain not in sealed


def test_no_two_sealings_are_alike() -> None:
    assert len({seal(KEY, b"same", "here") for _ in range(100)}) == 100


def test_it_opens_with_its_key_and_at_its_place_only() -> None:
    sealed = seal(KEY, b"secret", "workspace-1|openai")
    for key, place in [
        (new_key(), "workspace-1|openai"),
        (KEY, "workspace-2|openai"),
        (KEY, "workspace-1|groq"),
    ]:
        with pytest.raises(SealBroken):
            unseal(key, sealed, place)


@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = seal(KEY, b"secret", "here")
    index = data.draw(st.integers(0, len(sealed) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = sealed[:index] + bytes([sealed[index] ^ flip]) + sealed[index + 1 :]
    with pytest.raises(SealBroken):
        unseal(KEY, changed, "here")


@given(st.binary(max_size=60))
def test_rubbish_is_refused(rubbish: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, rubbish, "here")


def test_a_failure_shows_nothing() -> None:
    with pytest.raises(SealBroken) as raised:
        unseal(new_key(), seal(KEY, b"sk-very-secret", "here"), "here")
    assert str(raised.value) == ""
    assert raised.value.__cause__ is None


def test_a_data_key_is_bound_to_its_workspace() -> None:
    master = LocalMaster(KEY)
    data_key, wrapped = master.make("workspace-1")
    assert master.unwrap(wrapped, "workspace-1") == data_key
    assert data_key not in wrapped
    with pytest.raises(MasterKeyTrouble, match="workspace-2"):
        master.unwrap(wrapped, "workspace-2")


def test_master_keys_are_known_by_ids_that_do_not_show_them() -> None:
    one, other = LocalMaster(KEY), LocalMaster(new_key())
    assert one.id == LocalMaster(KEY).id != other.id
    assert KEY.hex()[:8] not in one.id
    assert "key=" not in repr(one)


def test_a_keyring_knows_former_keys_and_says_which_is_missing() -> None:
    current, former, lost = LocalMaster(new_key()), LocalMaster(new_key()), LocalMaster(new_key())
    ring = Keyring(current, [former])
    assert ring.find(former.id) == former
    assert ring.find(current.id) == current
    with pytest.raises(MasterKeyTrouble, match=lost.id):
        ring.find(lost.id)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_master_key_has_32_bytes(size: int) -> None:
    with pytest.raises(MasterKeyTrouble):
        LocalMaster(b"x" * size)
