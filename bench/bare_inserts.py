"""The floor of a log in PostgreSQL: the same rows by bare psycopg, without any program."""

import multiprocessing as mp
import time

import psycopg

_TABLE = """
    DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare;
    CREATE TABLE bare.events (
        seq bigint PRIMARY KEY CHECK (seq > 0), id text NOT NULL UNIQUE, line text NOT NULL
    )
"""
_INSERT = "INSERT INTO bare.events (seq, id, line) VALUES (%s, %s, %s)"


def insert_bare(url: str, connections: int, rows: int, line: str) -> tuple[float, list[float]]:
    """Insert ``rows`` in all, each a durable transaction, by several processes at once.

    Nobody waits for anybody, as rows do not build on each other. Returns how many a second
    were accepted, and how long each took, in milliseconds.
    """
    base = url.partition("?")[0]
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(_TABLE)
    context = mp.get_context("spawn")
    start, done = context.Barrier(connections, timeout=60), context.Queue()
    each = rows // connections
    processes = [
        context.Process(target=_insert, args=(base, number * each, each, line, start, done))
        for number in range(connections)
    ]
    for process in processes:
        process.start()
    try:
        found = [done.get(timeout=120) for _ in processes]
    finally:
        for process in processes:
            process.join(5)
            process.kill()
    span = max(ended for _, ended, _ in found) - min(begun for begun, _, _ in found)
    return connections * each / span, [one for _, _, times in found for one in times]


def _insert(url: str, first: int, count: int, line: str, start, done) -> None:  # noqa: ANN001
    times = []
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT 1")
        start.wait()
        begun = time.monotonic()
        for number in range(first + 1, first + count + 1):
            before = time.monotonic()
            connection.execute(_INSERT, (number, f"{number:024}", line))
            times.append(1000 * (time.monotonic() - before))
        done.put((begun, time.monotonic(), times))
