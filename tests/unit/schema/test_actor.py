import pytest

from verbale.schema import Actor


def test_an_actor_has_a_name():
    assert Actor("Ilse Harnok") == Actor("Ilse Harnok", None, None, None, None)
    with pytest.raises(ValueError, match="name"):
        Actor(" ")
