"""The name of a transaction office, whole on a screen and without the bank's on a paper."""

import pytest

from domain.banking.offices import place_of


@pytest.mark.parametrize(
    ("office", "place"),
    [("NHCSXH Như Xuân", "Như Xuân"), ("Phòng giao dịch Thọ Xuân", "Phòng giao dịch Thọ Xuân"), ("", "")],
)
def test_a_paper_that_spells_the_bank_out_does_not_name_it_twice(office: str, place: str) -> None:
    assert place_of(office) == place
