"""Questions across counties: many lists as one Parquet file, asked by DuckDB.

    pip install duckdb
    python benchmarks/scale.py [ROWS…]

Takes the table `shudi export --to csv` prints and tells it again for as many townships as give
that many rows; in one of eight another body leads, in one of eight the words differ. Prints how
long writing takes, how large the file is, and three questions, each the median of five. DuckDB is
no dependency of shudi: this only measures the plan of docs/scale.md.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb  # type: ignore[import-not-found, unused-ignore]

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = "编号,领域,事项名称,主体责任单位,配合责任单位,依据"
TOLD_AGAIN = """
COPY (
  SELECT 370000000 + t AS township, 编号, 领域,
         CASE WHEN hash(t, 编号, 1) % 8 = 0 THEN 事项名称 || '（' || t || '）' ELSE 事项名称 END AS 事项名称,
         CASE WHEN hash(t, 编号, 2) % 8 = 0 THEN '县住房和城乡建设局' ELSE 主体责任单位 END AS 主体责任单位,
         配合责任单位, 依据
  FROM range({townships}) AS townships(t), read_csv('{table}', all_varchar = true)
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
QUESTIONS = {
    "谁主管一个事项，各多少个乡镇": "SELECT 主体责任单位, count(*) FROM '{file}' WHERE 事项名称 = '拆除违法建设' GROUP BY 1",
    "一个乡镇的全部事项": "SELECT * FROM '{file}' WHERE township = 370000007",
    "名称里有一个词的事项": "SELECT count(DISTINCT 事项名称) FROM '{file}' WHERE 事项名称 LIKE '%油烟%'",
}


def main() -> None:
    """Print one table for each size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [130_000, 1_300_000, 13_000_000]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "list.csv"
        export = ["export", "--quiet", "--no-bom", "--columns", COLUMNS, "-o", str(table)]
        subprocess.run([sys.executable, "-m", "shudi_cli", *export], cwd=ROOT, check=True)
        matters = duckdb.execute(f"SELECT count(*) FROM read_csv('{table}')").fetchall()[0][0]
        for size in sizes:
            _measure(Path(folder), table, size // matters, matters)


def _measure(folder: Path, table: Path, townships: int, matters: int) -> None:
    file = folder / f"{townships}.parquet"
    begun = time.perf_counter()
    duckdb.execute(TOLD_AGAIN.format(townships=townships, table=table, file=file))
    taken = time.perf_counter() - begun
    print(f"\n{townships * matters:,} rows: {townships:,} townships of {matters} matters")
    print(f"  written in {taken:.1f} s, {file.stat().st_size / 1e6:.1f} MB")
    for question, query in QUESTIONS.items():
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            duckdb.execute(query.format(file=file)).fetchall()
            times.append(time.perf_counter() - begun)
        print(f"  {statistics.median(times) * 1000:8.1f} ms  {question}")
    file.unlink()


if __name__ == "__main__":
    main()
