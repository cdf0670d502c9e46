"""Every form of a bulletin gives what its plain text gives, to the share that its kind has to reach."""

from __future__ import annotations

import pytest

from .bulletin import documents
from .formats import FORMATS
from .shares import AT_LEAST, FIELDS, shares_of


@pytest.mark.parametrize("name", FORMATS)
def test_a_form_gives_what_the_plain_text_gives(name: str) -> None:
    form = FORMATS[name]
    shares = shares_of(form, documents())
    reached = {field: shares.of[field].value for field in FIELDS}
    assert all(share >= AT_LEAST[form.kind] for share in reached.values()), (reached, shares.differences[:20])
