from dataclasses import fields
from typing import get_args

import pytest

from verbale.schema import KINDS, Record, RecordBase


def test_the_eight_kinds():
    assert list(KINDS) == ["statement", "agreement", "sanction", "meeting", "promise", "indicator", "event", "policy"]
    assert tuple(KINDS.values()) == get_args(Record)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_frozen_slotted_and_has_its_key(kind):
    cls = KINDS[kind]
    assert issubclass(cls, RecordBase)
    assert cls.__dataclass_params__.frozen
    assert all("__slots__" in vars(base) for base in cls.__mro__[:-1])
    assert cls.KEY
    assert set(cls.KEY) <= {field.name for field in fields(cls)}


def test_every_kind_has_a_record_here(records):
    assert [type(record) for record in records] == list(KINDS.values())
    assert [record.kind for record in records] == list(KINDS)
