"""What is in the file as a whole: people, districts, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bulletincli.store.queries.conditions import Clauses, date_conditions_of
from bulletincli.store.queries.timeline import where_of
from bulletincli.store.rows import DistrictRow, Filters, Page, PersonRow, Stats

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


def people(connection: Connection, filters: Filters, limit: int | None, offset: int) -> Page[PersonRow]:
    """See `Reader.people`."""
    where = where_of(connection, filters)
    dates = date_conditions_of(filters).inside
    where.add(dates.sql, *dates.values)
    if filters.role is not None and filters.person is None:
        where.add("list_contains(p.roles, ?)", filters.role)
    return _people_page(connection, where, limit, offset)


def _people_page(connection: Connection, where: Clauses, limit: int | None, offset: int) -> Page[PersonRow]:
    rows = connection.execute(
        f"""
        WITH counted AS (
            SELECT
                p.person_id,
                arg_max(p.title, e.last_key || ' ' || e.sort_key || ' ' || p.event_id) AS title,
                count(DISTINCT p.event_id) AS events,
                arg_min(e.date, e.sort_key) AS first,
                arg_max(coalesce(e.date_end, e.date), e.last_key) AS last
            FROM participation AS p
            JOIN event AS e ON e.event_id = p.event_id
            WHERE {where.sql}
            GROUP BY p.person_id
        ),
        shown AS (
            SELECT c.person_id, n.name, n.scope, c.title, c.events, c.first, c.last
            FROM counted AS c
            JOIN person AS n ON n.person_id = c.person_id
            ORDER BY c.events DESC, n.name, c.person_id
            LIMIT ? OFFSET ?
        )
        SELECT total.*, shown.*
        FROM (SELECT count(*) FROM counted) AS total
        LEFT JOIN shown ON TRUE
        ORDER BY shown.events DESC, shown.name, shown.person_id
        """,
        [*where.values, limit, offset],
    ).fetchall()
    return Page(tuple(PersonRow(*row[1:]) for row in rows if row[1] is not None), rows[0][0] if rows else 0)


def districts(connection: Connection) -> list[DistrictRow]:
    """See `Reader.districts`."""
    rows = connection.execute(
        """
        WITH below AS (
            SELECT v.path, d.path AS own
            FROM division AS v
            JOIN division AS d ON d.path = v.path OR starts_with(d.path, v.path || '/')
        ),
        happened AS (
            SELECT
                b.path, count(*) AS events,
                arg_min(e.date, e.sort_key) AS first,
                arg_max(coalesce(e.date_end, e.date), e.last_key) AS last
            FROM below AS b
            JOIN event AS e ON e.district_path = b.own
            GROUP BY b.path
        ),
        told AS (
            SELECT b.path, count(DISTINCT source.document_id) AS documents
            FROM below AS b
            JOIN (
                SELECT document_id, district_path FROM document
                UNION
                SELECT document_id, district_path FROM event
            ) AS source ON source.district_path = b.own
            GROUP BY b.path
        ),
        acted AS (
            SELECT b.path, count(DISTINCT p.person_id) AS people
            FROM below AS b
            JOIN event AS e ON e.district_path = b.own
            JOIN participation AS p ON p.event_id = e.event_id
            GROUP BY b.path
        )
        SELECT
            v.path, v.name, v.adcode, coalesce(h.events, 0), coalesce(t.documents, 0), coalesce(a.people, 0),
            h.first, h.last
        FROM division AS v
        LEFT JOIN happened AS h ON h.path = v.path
        LEFT JOIN told AS t ON t.path = v.path
        LEFT JOIN acted AS a ON a.path = v.path
        ORDER BY v.path
        """
    ).fetchall()
    return [DistrictRow(*row) for row in rows]


def stats(connection: Connection) -> Stats:
    """See `Reader.stats`."""
    row: tuple[Any, ...] | None = connection.execute(
        """
        SELECT
            (SELECT count(*) FROM document),
            (SELECT count(*) FROM event),
            (SELECT count(*) FROM person),
            (SELECT count(*) FROM participation),
            (SELECT count(*) FROM office_presence),
            (SELECT count(*) FROM place),
            (SELECT count(*) FROM mention),
            (SELECT count(DISTINCT district_path) FROM event),
            (SELECT count(*) FROM problem),
            (SELECT coalesce(sum(characters), 0)::BIGINT FROM document),
            (SELECT arg_min(date, sort_key) FROM event WHERE date_first IS NOT NULL),
            (SELECT arg_max(coalesce(date_end, date), last_key) FROM event WHERE date_first IS NOT NULL),
            (SELECT count(*) FROM event WHERE date IS NOT NULL AND date_first IS NULL),
            (SELECT count(*) FROM event WHERE date IS NULL),
            (SELECT list((kind, events) ORDER BY events DESC, kind)
             FROM (SELECT kind, count(*) AS events FROM event GROUP BY kind)),
            (SELECT list((role, parts) ORDER BY parts DESC, role)
             FROM (SELECT role, count(*) AS parts
                   FROM (SELECT unnest(roles) AS role FROM participation) GROUP BY role))
        """
    ).fetchone()
    values = list(row or ())
    values[-2:] = [tuple(counted or ()) for counted in values[-2:]]
    return Stats(*values)
