# SPDX-FileCopyrightText: The Mora authors
# SPDX-License-Identifier: Apache-2.0

"""Data frames of the libraries that have them, in and out."""

import datetime
import gc
from decimal import Decimal

import duckdb
import mora
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

DESK = """mora: 1
policy: desk
timezone: Europe/Berlin
currency: EUR
case: {key: ticket}
events: {opened: {fields: {priority: string, n: number}}, answered: {}}
clauses:
  - {id: "1", on: opened where priority == "urgent", require: answered, within: 2h, fine: 20}
"""

UTC = datetime.timezone.utc
# A hundred tickets, a minute each, all answered three hours later: an hour too late.
ROWS = {
    "time": [
        datetime.datetime(2026, 3, 2, 8, tzinfo=UTC)
        + datetime.timedelta(minutes=i % 100, hours=3 * (i // 100))
        for i in range(200)
    ],
    "type": ["opened" if i < 100 else "answered" for i in range(200)],
    "ticket": [f"T-{i % 100}" for i in range(200)],
    "priority": [("urgent", "low", None)[i % 3] for i in range(200)],
    "n": [float(i) for i in range(200)],
}


@pytest.fixture(scope="module")
def program():
    return mora.loads(DESK)


def relation():
    rows = pa.table(ROWS)  # found by its name
    return duckdb.sql("select * from rows")


TABLES = {
    "pyarrow table": lambda: pa.table(ROWS),
    "pyarrow reader": lambda: pa.table(ROWS).to_reader(max_chunksize=7),
    "pyarrow batch": lambda: pa.table(ROWS).to_batches()[0],
    "pyarrow slices": lambda: pa.concat_tables([pa.table(ROWS).slice(0, 33), pa.table(ROWS).slice(33)]),
    "pyarrow dictionaries": lambda: pa.table(
        {name: pa.array(cells).dictionary_encode() if name in ("type", "priority") else cells
         for name, cells in ROWS.items()}
    ),
    "polars": lambda: pl.DataFrame(ROWS),
    "polars categories": lambda: pl.DataFrame(ROWS).with_columns(
        pl.col("type").cast(pl.Categorical), pl.col("priority").cast(pl.Categorical)
    ),
    "pandas": lambda: pd.DataFrame(ROWS),
    "duckdb": relation,
}


@pytest.mark.parametrize("name", TABLES)
def test_all_libraries_tables_give_the_same_findings(program, name):
    replay = mora.replay(program, TABLES[name]())
    assert replay.counts == mora.Counts(events=200, duplicates=0, rejected=0, unknown=0)
    findings = [row for row in pa.table(replay).to_pylist() if row["kind"] == "violation"]
    assert [row["case"] for row in findings] == [f"T-{i}" for i in range(0, 100, 3)]
    assert findings[0]["fine"] == Decimal("20.0000")
    assert findings[0]["currency"] == "EUR"
    assert findings[0]["evidence"] == [1]
    assert str(findings[0]["due_at"]) == "2026-03-02 11:00:00+01:00"


def test_findings_go_into_all_libraries(program):
    replay = mora.replay(program, pa.table(ROWS))
    # Each violation, and that it was made good late.
    assert len(replay) == 2 * 34
    violations = pl.DataFrame(replay).filter(pl.col("kind") == "violation")
    assert violations["fine"].sum() == Decimal(20 * 34)
    assert pa.table(replay).to_pandas()["case"].nunique() == 34
    # More than once, and while other tables of it live.
    tables = [pa.table(replay) for _ in range(3)]
    assert all(table.equals(tables[0]) for table in tables)
    assert duckdb.sql("select count(*) from replay").fetchall() == [(68,)]


def test_a_table_of_findings_outlives_what_it_came_of(program):
    table = pa.table(mora.replay(program, pa.table(ROWS)))
    gc.collect()
    table.validate(full=True)
    column = table.column("because")
    del table
    gc.collect()
    assert column[0].as_py().startswith("no answered by")


def test_an_empty_table_gives_an_empty_one(program):
    replay = mora.replay(program, pa.table(ROWS).slice(0, 0))
    assert len(replay) == 0
    assert pa.table(replay).schema.field("at").type == pa.timestamp("us", "Europe/Berlin")


def test_bad_rows_are_told_and_the_others_count(program):
    rows = {name: list(cells) for name, cells in ROWS.items()}
    rows["time"][3] = None
    replay = mora.replay(program, pa.table(rows))
    assert replay.counts.events == 199
    assert replay.rejections == [mora.Rejection(4, "'time' is missing")]


def test_a_missing_column_is_told(program):
    with pytest.raises(mora.TableError, match="no column 'ticket', only \"time\""):
        mora.replay(program, pa.table(ROWS).drop_columns(["ticket"]))


def test_what_is_no_table_is_told(program):
    with pytest.raises(TypeError, match="a dict is no table"):
        mora.replay(program, ROWS)


def test_a_stream_is_read_once(program):
    class Once:
        def __init__(self):
            self.stream = pa.table(ROWS).__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema=None):
            return self.stream

    table = Once()
    mora.replay(program, table)
    with pytest.raises(ValueError, match="read already"):
        mora.replay(program, table)


def test_a_producer_that_fails_is_told(program):
    def batches():
        yield pa.table(ROWS).to_batches()[0]
        raise OSError("the disk is gone")

    monitor = mora.Monitor(program)
    reader = pa.RecordBatchReader.from_batches(pa.table(ROWS).schema, batches())
    with pytest.raises(mora.TableError, match="the disk is gone"):
        monitor.push_table(reader)
    assert monitor.counters.events == 200


def test_rows_of_further_tables_are_numbered_on(program):
    monitor = mora.Monitor(program)
    table = pa.table(ROWS)
    monitor.push_table(table.slice(0, 10))
    monitor.push_table(table.slice(10))
    monitor.finish()
    assert [finding.evidence for finding in monitor][:2] == [(1,), (4,)]
