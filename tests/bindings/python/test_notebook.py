# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""The notebook in bindings/python/examples runs, and its figures are those of the demo."""

import json
from decimal import Decimal

import matplotlib
import pytest
from conftest import ROOT

matplotlib.use("Agg")


def test_the_notebook_adds_up_what_the_demo_finds(monkeypatch):
    folder = ROOT / "bindings/python/examples"
    monkeypatch.chdir(folder)
    cells = json.loads((folder / "fines.ipynb").read_text(encoding="utf-8"))["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    cost, months = names["cost"], names["months"]
    assert sum(cost[month].sum() for month in months) == Decimal("2260.87")
    assert names["findings"].filter(names["pl"].col("kind") == "violation").height == 44
    drawn = sum(bar.get_width() for bar in names["axes"].patches)
    assert drawn == pytest.approx(2260.87)
