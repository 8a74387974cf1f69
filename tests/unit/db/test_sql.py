import re

import pytest

from streams.db.migrations import available
from streams.db.sql import load


@pytest.mark.parametrize("file", ["write", "read", "erase"])
def test_every_block_is_described(file):
    blocks = load(file)
    assert len(blocks) >= 3
    for name, sql in blocks.items():
        assert sql.startswith("-- "), name
        assert sql.endswith(";"), name


def test_migrations_are_numbered_without_gaps():
    numbers = [int(name[:4]) for name in available()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+", name) for name in available())


def test_required_migrations_need_no_extension():
    assert not re.search(r"create\s+extension", "".join(available().values()), re.IGNORECASE)
