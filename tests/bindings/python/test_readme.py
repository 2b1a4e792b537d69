# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""What bindings/python/README.md shows runs and prints what it says."""

from conftest import blocks_of

PAGE = "bindings/python/README.md"


def test_the_quick_start_prints_what_it_says(desk, capsys):
    exec(blocks_of(PAGE, "python")[0], {})
    assert capsys.readouterr().out == blocks_of(PAGE, "text")[0]


def test_a_data_frame_goes_in_and_comes_out(desk, capsys):
    exec(blocks_of(PAGE, "python")[1], {})
    printed = capsys.readouterr().out
    assert "'kind': 'violation', 'clause': '4.1', 'person': 'maria'" in printed
    assert "Decimal('20.0000')" in printed
    assert "timedelta(seconds=1800)" in printed
