"""The cache: what was read of each order, and of what each file of the site was made. One SQLite file, safe to delete."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass, fields, replace
from operator import attrgetter
from pathlib import Path

from generator.store.errors import StoreDamagedError
from generator.store.sqlite_errors import told_apart

FILE = "store.db"
_VERSION = 2  # of the tables; what stands in them has the digest of the code in its keys
_TABLES = """
CREATE TABLE orders (
    name TEXT PRIMARY KEY,    -- its path below content/
    stamps TEXT NOT NULL,     -- of its files before they were read; '' where they cannot be relied on
    key TEXT NOT NULL,        -- digest of all that was read, and of what read it
    published TEXT NOT NULL,  -- digest of what it was published as when it was read
    again TEXT NOT NULL,      -- the same of what it is to be published as: it would be read the same way; '' where not
    problems BLOB,            -- NULL: none
    is_draft INTEGER NOT NULL,
    slug TEXT NOT NULL,       -- that it wishes for: another order may wish for the same
    asked TEXT NOT NULL,      -- the one that its editor asks for, '' for none
    entry_key TEXT NOT NULL,  -- digest of the entry, but for those of its source and words; '': none to publish, and NULL below
    entry BLOB,
    parsed BLOB,
    was_url TEXT NOT NULL,    -- its section of permalinks.lock: the address that it had
    sha TEXT NOT NULL,
    lines TEXT NOT NULL
);
CREATE TABLE mentions (
    name TEXT NOT NULL,       -- of the order
    authority TEXT NOT NULL,  -- by the id that the order's table has for it
    said BLOB NOT NULL,       -- in which words
    PRIMARY KEY (name, authority)
) WITHOUT ROWID;
CREATE TABLE pages (
    site TEXT NOT NULL,       -- one cache serves several sites: the published one, the preview
    maker TEXT NOT NULL,      -- an order's name; or "/" and the address of a page that is about no order alone
    key TEXT NOT NULL,        -- digest of all that its files show
    part BLOB,                -- of an order: what its pages take from the rest of the site; and its slug there
    slug TEXT NOT NULL,
    files TEXT NOT NULL,      -- [[address, digest, size, time, key], ...]
    PRIMARY KEY (site, maker)
) WITHOUT ROWID;
CREATE TABLE notes (site TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (site, name)) WITHOUT ROWID;
CREATE TABLE sound_orders AS SELECT * FROM orders;  -- what a preview keeps of an order that has an error now
CREATE TABLE sound_mentions AS SELECT * FROM mentions;
"""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """What was read of an order: `problems`, `entry` and `parsed` as `encode` writes them."""

    name: str
    stamps: str
    key: str
    published: str
    again: str
    problems: bytes | None
    is_draft: bool
    slug: str
    asked: str
    entry_key: str
    entry: bytes | None
    parsed: bytes | None
    was_url: str
    sha: str
    lines: str
    mentions: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """The part of an `OrderRow` that every build looks at."""

    stamps: str
    key: str
    published: str
    again: str
    problems: bytes | None
    is_draft: bool
    slug: str
    asked: str
    entry_key: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it was last written: its address, digest, size and time; and the key of what it was made of, where its page
    says that by itself."""

    url: str
    digest: str
    size: int
    time: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageRow:
    """The files that one maker has in the site, and what they were made of."""

    maker: str
    key: str
    part: bytes | None
    slug: str
    files: tuple[FileRow, ...]


_COLUMNS = tuple(field.name for field in fields(OrderRow) if field.name != "mentions")
_KNOWN = tuple(field.name for field in fields(KnownOrder))


class Store:
    """An open cache. Every method raises `StoreDamagedError` where the file cannot be believed, and OSError where the disk
    is full or the folder cannot be written."""

    def __init__(self, path: Path | None, only_read: bool = False) -> None:
        """`path` None: in memory, for one build. A file of another version is not believed."""
        self._path = path or Path(":memory:")
        with told_apart(self._path):
            if path is None:
                self._connection = sqlite3.connect(":memory:", check_same_thread=False)
            else:
                uri = f"{path.absolute().as_uri()}?mode={'ro' if only_read else 'rwc'}"
                self._connection = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
            try:
                self._settle(only_read)
            except BaseException:
                self._connection.close()
                raise

    def _settle(self, only_read: bool) -> None:
        execute = self._connection.execute
        execute("PRAGMA trusted_schema = OFF")
        if only_read:
            return
        with suppress(sqlite3.OperationalError):  # a file system without shared memory does without
            execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        execute("PRAGMA secure_delete = ON")  # words that were redacted since are not to be found in a free page
        version = execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if version == 0 and not tables:
            self._connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
        elif version != _VERSION or not tables >= {"orders", "mentions", "pages", "notes", "sound_orders", "sound_mentions"}:
            message = f"version {version}, not {_VERSION}"
            raise StoreDamagedError(message)

    def commit(self) -> None:
        """What was put so far stays, and other processes see it."""
        with told_apart(self._path):
            self._connection.commit()

    def close(self) -> None:
        """What was not committed is gone."""
        with told_apart(self._path):
            self._connection.close()

    def orders(self) -> dict[str, KnownOrder]:
        """Every order that is known, by its name."""
        with told_apart(self._path):
            rows = self._connection.execute(f"SELECT name, {', '.join(_KNOWN)} FROM orders").fetchall()  # noqa: S608 - our own names
        return {name: KnownOrder(*rest) for name, *rest in rows}

    def put_orders(self, rows: Iterable[OrderRow]) -> None:
        """Adds the orders, or puts them in place of those of the same names."""
        with told_apart(self._path):
            rows, execute = list(rows), self._connection.executemany
            marks = ", ".join("?" * len(_COLUMNS))
            execute(f"INSERT OR REPLACE INTO orders VALUES ({marks})", map(attrgetter(*_COLUMNS), rows))  # noqa: S608
            execute("DELETE FROM mentions WHERE name = ?", [(row.name,) for row in rows])
            execute("INSERT INTO mentions VALUES (?, ?, ?)", [(row.name, *said) for row in rows for said in row.mentions])

    def put_stamps(self, stamps: Mapping[str, str]) -> None:
        """Other stamps for the orders of those names: their files are as they were."""
        with told_apart(self._path):
            self._connection.executemany("UPDATE orders SET stamps = ? WHERE name = ?", [(s, n) for n, s in stamps.items()])

    def forget_orders(self, names: Iterable[str]) -> None:
        """The orders of those names are there no longer."""
        with told_apart(self._path):
            gone = [(name,) for name in names]
            self._connection.executemany("DELETE FROM orders WHERE name = ?", gone)
            self._connection.executemany("DELETE FROM mentions WHERE name = ?", gone)

    def keep_sound(self, names: Iterable[str]) -> None:
        """Keeps what is known of the orders of those names, until `take_back` or `forget_sound`."""
        self.forget_sound(kept := list(names))
        with told_apart(self._path):
            for table in ("orders", "mentions"):
                copy = f"INSERT INTO sound_{table} SELECT * FROM {table} WHERE name = ?"  # noqa: S608 - our own names
                self._connection.executemany(copy, [(name,) for name in kept])

    def take_back(self, names: Iterable[str]) -> dict[str, KnownOrder]:
        """Puts what was kept of those orders in the place of what is known of them, to be read again; which orders that were."""
        with told_apart(self._path):
            execute, found = self._connection.execute, dict[str, KnownOrder]()
            for name in names:
                rows = execute(f"SELECT {', '.join(_KNOWN)} FROM sound_orders WHERE name = ?", (name,)).fetchall()  # noqa: S608
                for row in rows:
                    found[name] = replace(KnownOrder(*row), stamps="")
                for table in ("orders", "mentions") if rows else ():
                    execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608
                    execute(f"INSERT INTO {table} SELECT * FROM sound_{table} WHERE name = ?", (name,))  # noqa: S608
                    execute("UPDATE orders SET stamps = '' WHERE name = ?", (name,))
        return found

    def forget_sound(self, names: Iterable[str]) -> None:
        """Nothing is kept of the orders of those names."""
        with told_apart(self._path):
            gone = [(name,) for name in names]
            for table in ("orders", "mentions"):
                self._connection.executemany(f"DELETE FROM sound_{table} WHERE name = ?", gone)  # noqa: S608

    def entries(self) -> dict[str, bytes]:
        """The entry of every order that has one, by its name."""
        with told_apart(self._path):
            return dict(self._connection.execute("SELECT name, entry FROM orders WHERE entry IS NOT NULL").fetchall())

    def entry(self, name: str) -> bytes | None:
        """The entry of the order of that name, if it has one."""
        with told_apart(self._path):
            row = self._connection.execute("SELECT entry FROM orders WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def sections(self) -> dict[str, tuple[str, str, str]]:
        """Of every order that can be published: the address that it had, the beginning of its digest, its lines."""
        with told_apart(self._path):
            select = "SELECT name, was_url, sha, lines FROM orders WHERE entry_key != ''"
            return {name: (url, sha, lines) for name, url, sha, lines in self._connection.execute(select).fetchall()}

    def parsed(self, name: str) -> bytes:
        """The order of that name."""
        with told_apart(self._path):
            row = self._connection.execute("SELECT parsed FROM orders WHERE name = ?", (name,)).fetchone()
        if row is None or row[0] is None:
            message = f"no order {name}"
            raise StoreDamagedError(message)
        data: bytes = row[0]
        return data

    def mentions(self, name: str, authority: str) -> bytes | None:
        """The mentions of an authority in the order of that name, by the id that it has there."""
        with told_apart(self._path):
            select = "SELECT said FROM mentions WHERE name = ? AND authority = ?"
            row = self._connection.execute(select, (name, authority)).fetchone()
        return None if row is None else row[0]

    def makers(self, site: str) -> dict[str, tuple[str, str]]:
        """Maker → its key and its slug ("" for what is no order), of all that is in the site."""
        with told_apart(self._path):
            rows = self._connection.execute("SELECT maker, key, slug FROM pages WHERE site = ?", (site,)).fetchall()
        return {maker: (key, slug) for maker, key, slug in rows}

    def pages(self, site: str, makers: Iterable[str] | None = None) -> dict[str, PageRow]:
        """The pages of those makers, where they have any; of all where none are named."""
        select = "SELECT maker, key, part, slug, files FROM pages WHERE site = ?"
        with told_apart(self._path):
            if makers is None:
                rows = self._connection.execute(select, (site,)).fetchall()
            else:
                found = (self._connection.execute(f"{select} AND maker = ?", (site, maker)).fetchone() for maker in makers)
                rows = [row for row in found if row is not None]
            files = (tuple(FileRow(*file) for file in json.loads(row[4])) for row in rows)
            return {row[0]: PageRow(row[0], row[1], row[2], row[3], found) for row, found in zip(rows, files, strict=True)}

    def makers_at(self, site: str, slugs: Iterable[str]) -> list[str]:
        """The orders that have those slugs in the site."""
        select = "SELECT maker FROM pages WHERE site = ? AND slug = ?"
        with told_apart(self._path):
            return [maker for slug in slugs for (maker,) in self._connection.execute(select, (site, slug)).fetchall()]

    def put_pages(self, site: str, rows: Iterable[PageRow]) -> None:
        """Adds the pages, or puts them in place of those of the same makers."""
        with told_apart(self._path):
            written = ((row, json.dumps([astuple(file) for file in row.files], separators=(",", ":"))) for row in rows)
            values = [(site, row.maker, row.key, row.part, row.slug, files) for row, files in written]
            self._connection.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)", values)

    def forget_pages(self, site: str, makers: Iterable[str]) -> None:
        """Those makers have no pages in the site any longer."""
        with told_apart(self._path):
            self._connection.executemany("DELETE FROM pages WHERE site = ? AND maker = ?", [(site, maker) for maker in makers])

    def note(self, site: str, name: str) -> bytes | None:
        """What was noted of the site under that name."""
        with told_apart(self._path):
            row = self._connection.execute("SELECT value FROM notes WHERE site = ? AND name = ?", (site, name)).fetchone()
        return None if row is None else row[0]

    def put_note(self, site: str, name: str, value: bytes) -> None:
        """Notes something of the site."""
        with told_apart(self._path):
            self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (site, name, value))
