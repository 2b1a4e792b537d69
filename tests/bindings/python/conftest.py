# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parents[3]


def blocks_of(document, language):
    """The code blocks of a page, in order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the policy of the project's README, which is the current one."""
    (tmp_path / "support-desk.yaml").write_text(blocks_of("README.md", "yaml")[0])
    monkeypatch.chdir(tmp_path)
    return tmp_path
