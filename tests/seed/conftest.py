"""The district of the default seed, drawn once: it is frozen."""

import pytest

from seed.district import District, district


@pytest.fixture(scope="session")
def invented() -> District:
    return district()
