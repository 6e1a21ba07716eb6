"""The pack of Arabic: how its phrases are parted, and what loading it leaves behind."""

from __future__ import annotations

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.engine.pack import key, load_pack
from loaders.engine.tokens import tokenise
from ontology.errors import DataError


@given(st.text(st.sampled_from("ءآبةىي لاـًٰ-'«.٣3²½\u200fﷲaZß\t\n"), max_size=12) | st.text(max_size=8))
def test_a_phrase_of_the_data_is_parted_as_the_tokeniser_parts_text(phrase: str) -> None:
    assert key(phrase) == tuple(tokenise(phrase).words)


def test_loading_a_pack_leaves_the_garbage_collector_as_it_was() -> None:
    assert gc.isenabled()
    load_pack.__wrapped__("ar")
    assert gc.isenabled()


def test_a_language_without_a_pack_is_an_error_that_says_which_there_are() -> None:
    with pytest.raises(DataError, match="there are packs for"):
        load_pack("eo")
