"""What is doubtful in the file: one question a kind of doubt, then the sentence that each is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bulletincli.excerpts import line_of, sentence_at
from bulletincli.model import Script, Span
from bulletincli.store.rows import DOUBT_KINDS, DoubtKind, DoubtRow, Doubts
from bulletincli.store.searchable import encodable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

WEAK: Final = 0.7
"""A confidence below this is doubtful: three in ten of such facts may be wrong."""
_STEPS_BACK: Final = 3
_SHARE_BACK: Final = 0.2
_SHARE_OF_REVERSED: Final = 0.8
"""Dates run backwards if at least three, and at least a fifth, are before the one above; a chronicle with the newest
entry first, where nearly all are, is none of these."""
_SHORT: Final = 8
"""A report with nobody and no date in fewer characters than this is a stray line rather than a sentence."""
_COUNTY: Final = "([^、副代原省市州盟社小园片校景街库矿林分军厂山院战灾牧辖地]{1,5}[区县旗])"
"""A county's or district's name; not 社区, 园区, 军分区 and the like."""
_OF_A_COUNTY: Final = "(?:委|长|政府|政协|人大|人民|领导|纪|监|法|检)"
"""What follows the word for a county or district in a title of its own offices: 县|委书记, 区|长."""
_DOCUMENTS_AT_ONCE: Final = 64


@dataclass(frozen=True, slots=True)
class _Finding:
    """A doubt, and where in its document it lies; `quote` stands in for the sentence where there is no text."""

    kind: DoubtKind
    document_id: str
    event_id: str | None
    at: int | None
    about: str
    quote: str | None = None
    confidence: float | None = None


def doubts(connection: Connection, kind: DoubtKind | None, document: str | None, limit: int | None) -> Doubts:
    """See `Reader.doubts`."""
    documents = _documents(connection, document)
    found: list[_Finding] = []
    for one in DOUBT_KINDS if kind is None else (kind,):
        found += _of_kind(connection, one, documents)
    counts = Counter(one.kind for one in found)
    order = DOUBT_KINDS.index
    found.sort(
        key=lambda one: (
            order(one.kind), -1.0 if one.confidence is None else one.confidence, documents[one.document_id],
            one.document_id, one.at or 0, one.event_id or "", one.about,
        )
    )  # fmt: skip
    rows = _with_sentences(connection, found[:limit], documents)
    return Doubts(rows, tuple((one, counts[one]) for one in DOUBT_KINDS if counts[one]))


def _documents(connection: Connection, document: str | None) -> dict[str, str]:
    """Give the paths of the documents asked for, by id: all, or those that `document` means (see `Filters`)."""
    wanted = None if document is None else encodable(document) or "no document"
    rows = connection.execute(
        """
        SELECT document_id, path FROM document
        WHERE ?::VARCHAR IS NULL OR starts_with(document_id, ?)
            OR document_id IN (SELECT document_id FROM document_location WHERE path = ?)
        """,
        [wanted, wanted, wanted],
    ).fetchall()
    return dict(rows)


def _of_kind(connection: Connection, kind: DoubtKind, documents: Mapping[str, str]) -> Iterable[_Finding]:
    if kind == "unread-person":
        return _unread_people(connection, documents)
    sql, values = _QUESTIONS[kind]
    rows = connection.execute(sql, dict(values)).fetchall()
    return (_Finding(kind, *row) for row in rows if row[0] in documents)


def _with_sentences(
    connection: Connection, found: Iterable[_Finding], documents: Mapping[str, str]
) -> tuple[DoubtRow, ...]:
    """Look up line and sentence of each, some documents' texts at a time."""
    by_document: dict[str, list[int]] = {}
    findings = list(found)
    for number, one in enumerate(findings):
        by_document.setdefault(one.document_id, []).append(number)
    rows: dict[int, DoubtRow] = {}
    for ids in _chunks(sorted(by_document)):
        texts = connection.execute(
            "SELECT document_id, text FROM document WHERE document_id IN (SELECT unnest(?::VARCHAR[]))", [ids]
        ).fetchall()
        for document_id, text in texts:
            for number in by_document[document_id]:
                rows[number] = _row(findings[number], documents[document_id], text)
    return tuple(rows[number] for number in range(len(findings)))


def _row(one: _Finding, path: str, text: str | None) -> DoubtRow:
    at = one.at
    if at is None and one.event_id is None and text is not None:
        at = len(text) - len(text.lstrip())  # of a document as a whole: its first line
    line, sentence = (None, one.quote)
    if text is not None and at is not None:
        line, sentence = line_of(text, at), sentence_at(text, at)
    return DoubtRow(one.kind, path, one.document_id, one.event_id, line, one.about, sentence, one.confidence)


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _DOCUMENTS_AT_ONCE):
        yield ids[start : start + _DOCUMENTS_AT_ONCE]


_TEXTS: Final = """
    WITH wanted AS (SELECT unnest(?::VARCHAR[]) AS document_id),
    named AS (
        SELECT document_id, event_id, name, span_start, span_end, TRUE AS took_part FROM participation
        UNION ALL
        SELECT document_id, event_id, name, span_start, span_end, FALSE FROM mention
        UNION ALL
        SELECT document_id, NULL, name, span_start, span_end, FALSE FROM contributor
    )
    SELECT d.document_id, d.script, d.text, e.events, n.names
    FROM document AS d
    SEMI JOIN wanted USING (document_id)
    LEFT JOIN (
        SELECT document_id, list((event_id, span_start, span_end) ORDER BY position) AS events
        FROM event SEMI JOIN wanted USING (document_id)
        WHERE span_start IS NOT NULL GROUP BY document_id
    ) AS e ON e.document_id = d.document_id
    LEFT JOIN (
        SELECT document_id, list((event_id, name, span_start, span_end, took_part)) AS names
        FROM named SEMI JOIN wanted USING (document_id) GROUP BY document_id
    ) AS n ON n.document_id = d.document_id
    WHERE d.text IS NOT NULL
    ORDER BY d.document_id
    """


def _unread_people(connection: Connection, documents: Mapping[str, str]) -> Iterator[_Finding]:
    """Look through the texts, some at a time, for who may be named and was not read."""
    for ids in _chunks(sorted(documents)):
        for document_id, script, text, events, names in connection.execute(_TEXTS, [ids]).fetchall():
            yield from _unread_in(document_id, script, text, events or (), names or ())


def _unread_in(
    document_id: str, script: Script, text: str, events: Iterable[Any], names: Iterable[Any]
) -> Iterator[_Finding]:
    from bulletincli.parsing.doubts import find_unread  # noqa: PLC0415 - loads the parser's words
    from bulletincli.parsing.script import shadow_of  # noqa: PLC0415

    shadow = shadow_of(text, script)
    read: dict[str | None, set[str]] = {}
    known: set[str] = set()
    covered: list[Span] = []
    for event_id, name, start, end, took_part in names:
        read.setdefault(event_id, set()).add(name)
        if took_part:
            known.add(name)
        if start is not None and end is not None:
            covered.append(Span(start, end))
    everybody = set[str]().union(*read.values())
    others = frozenset(known)
    for event_id, span in _stretches(events, len(text)):
        here = everybody if event_id is None else read.get(event_id, set())
        inside = [one for one in covered if one.start < span.end and span.start < one.end]
        for one in find_unread(shadow, span, read=here, known=others, covered=inside):
            yield _Finding("unread-person", document_id, event_id, one.span.start, one.name)


def _stretches(events: Iterable[Any], length: int) -> Iterator[tuple[str | None, Span]]:
    """Give the stretches of a text in order: those of the events, and what lies between them (None)."""
    at = 0
    for event_id, start, end in sorted(events, key=lambda event: (event[1], event[2])):
        if at < start:
            yield None, Span(at, start)
        yield event_id, Span(start, end)
        at = max(at, end)
    if at < length:
        yield None, Span(at, length)


_Values = Mapping[str, float | str]

_QUESTIONS: Final[Mapping[DoubtKind, tuple[str, _Values]]] = {
    "no-year": (
        """
        SELECT
            d.document_id, NULL, NULL,
            'no year' || CASE WHEN e.dates > 0 THEN ' for ' || e.dates || ' dates' ELSE '' END
        FROM document AS d
        LEFT JOIN (
            SELECT document_id, count(*) AS dates FROM event WHERE date LIKE '--%' GROUP BY document_id
        ) AS e ON e.document_id = d.document_id
        WHERE d.year IS NULL AND NOT EXISTS (
            SELECT 1 FROM event AS f WHERE f.document_id = d.document_id AND f.date_first IS NOT NULL
        )
        """,
        {},
    ),
    "yearless-date": (
        """
        SELECT e.document_id, e.event_id, coalesce(e.date_span_start, e.span_start), e.date, e.quote
        FROM event AS e
        WHERE e.date LIKE '--%' AND EXISTS (
            SELECT 1 FROM event AS f WHERE f.document_id = e.document_id AND f.date_first IS NOT NULL
            UNION ALL
            SELECT 1 FROM document AS d WHERE d.document_id = e.document_id AND d.year IS NOT NULL
        )
        """,
        {},
    ),
    "open-district": (
        """
        SELECT
            document_id, NULL, NULL,
            CASE
                WHEN district IS NULL THEN 'no district'
                ELSE district || ': ' || array_to_string(candidates, ' or ')
            END,
            NULL
        FROM document
        WHERE district IS NULL OR len(candidates) > 0
        UNION ALL
        SELECT
            e.document_id,
            arg_min(e.event_id, e.position),
            arg_min(e.span_start, e.position),
            coalesce(e.district, 'no district') || ' in ' || count(*)
                || CASE WHEN count(*) = 1 THEN ' event' ELSE ' events' END,
            arg_min(e.quote, e.position)
        FROM event AS e
        JOIN document AS d ON d.document_id = e.document_id
        WHERE d.district IS NOT NULL AND len(d.candidates) = 0
            AND (e.district_path IS NULL OR (
                NOT contains(e.district_path, '/')
                AND NOT starts_with(d.district_path || '/', e.district_path || '/')
            ))
        GROUP BY e.document_id, e.district
        """,
        {},
    ),
    "weak-name": (
        """
        SELECT p.document_id, p.event_id, coalesce(p.span_start, e.span_start), p.name, e.quote, p.confidence
        FROM participation AS p
        JOIN event AS e ON e.event_id = p.event_id
        WHERE p.confidence < $weak AND p.person_id IN (
            SELECT person_id FROM participation GROUP BY person_id HAVING count(*) = 1
        )
        """,
        {"weak": WEAK},
    ),
    "weak-date": (
        """
        SELECT
            document_id, event_id, coalesce(date_span_start, span_start),
            CASE
                WHEN date IS NULL THEN 'no date'
                WHEN date_end IS NULL THEN date
                ELSE date || ' to ' || date_end
            END,
            quote, date_confidence
        FROM event
        WHERE date_confidence < $weak
        """,
        {"weak": WEAK},
    ),
    "two-spellings": (
        """
        WITH written AS (
            SELECT
                p.person_id, p.name, p.document_id, p.event_id, p.span_start, e.quote, d.script,
                regexp_replace(p.as_written, '[\\s\\x{a0}\\x{3000}]', '', 'g') AS spelling
            FROM participation AS p
            JOIN event AS e ON e.event_id = p.event_id
            JOIN document AS d ON d.document_id = p.document_id
        ),
        spelled AS (
            SELECT
                person_id, script, spelling, count(*) AS times,
                arg_min(
                    struct_pack(document_id := document_id, event_id := event_id, start_at := span_start, quote := quote),
                    event_id
                ) AS first
            FROM written
            GROUP BY person_id, script, spelling
        ),
        ranked AS (
            SELECT *, row_number() OVER (PARTITION BY person_id, script ORDER BY times, spelling) AS rank,
                string_agg(spelling || ' (' || times || ')', ', ') OVER (
                    PARTITION BY person_id, script ORDER BY times DESC, spelling DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS about,
                count(*) OVER (PARTITION BY person_id, script) AS spellings
            FROM spelled
        )
        SELECT first.document_id, first.event_id, first.start_at, about, first.quote
        FROM ranked
        WHERE spellings > 1 AND rank = 1
        """,
        {},
    ),
    "two-districts": (
        """
        WITH held AS (
            SELECT
                p.person_id, p.document_id, p.event_id, p.span_start, e.quote, e.sort_key, p.title,
                e.district, e.district_path = n.scope AS of_city,
                translate(p.title, '區縣', '区县') AS plain
            FROM participation AS p
            JOIN event AS e ON e.event_id = p.event_id
            JOIN person AS n ON n.person_id = p.person_id
            WHERE p.title IS NOT NULL AND n.scope IS NOT NULL
        ),
        unit AS (
            SELECT *,
                CASE
                    WHEN regexp_matches(plain, '^(?:中共)?(?:原|时任|代|代理|常务|副)*[区县旗]' || $office)
                    THEN CASE WHEN NOT of_city THEN district END
                    ELSE nullif(regexp_extract(plain, '^(?:中共)?(?:原|时任)?' || $unit || $office, 1), '')
                END AS unit
            FROM held
        ),
        placed AS (
            SELECT person_id, unit, count(*) AS times, arg_min(title, sort_key || event_id) AS title,
                arg_min(
                    struct_pack(document_id := document_id, event_id := event_id, start_at := span_start, quote := quote),
                    sort_key || event_id
                ) AS first
            FROM unit
            WHERE unit IS NOT NULL
            GROUP BY person_id, unit
        ),
        ranked AS (
            SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY times, unit) AS rank,
                string_agg(unit || ' ' || title || ' (' || times || ')', ', ') OVER (
                    PARTITION BY person_id ORDER BY times DESC, unit DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS about,
                count(*) OVER (PARTITION BY person_id) AS units
            FROM placed
        )
        SELECT first.document_id, first.event_id, first.start_at, n.name || ': ' || about, first.quote
        FROM ranked
        JOIN person AS n ON n.person_id = ranked.person_id
        WHERE units > 1 AND rank = 1
        """,
        {"unit": _COUNTY, "office": _OF_A_COUNTY},
    ),
    "empty-event": (
        """
        SELECT e.document_id, e.event_id, e.span_start, e.kind, e.quote
        FROM event AS e
        WHERE e.date IS NULL
            AND (e.kind <> 'report' OR (e.span_start IS NOT NULL AND length(e.text) < $short))
            AND e.event_id NOT IN (SELECT event_id FROM participation)
            AND e.event_id NOT IN (SELECT event_id FROM office_presence)
        """,
        {"short": _SHORT},
    ),
    "dates-backwards": (
        """
        WITH day AS (
            SELECT
                e.document_id, e.event_id, e.position, e.quote, e.date,
                coalesce(e.date_span_start, e.span_start) AS start_at,
                lag(e.date) OVER (PARTITION BY e.document_id, length(e.date) ORDER BY e.position) AS above
            FROM event AS e
            JOIN document AS d ON d.document_id = e.document_id
            WHERE d.kind = 'chronicle' AND regexp_matches(e.date, '^(?:\\d{4}-|--)\\d\\d-\\d\\d$')
        ),
        counted AS (
            SELECT
                document_id,
                count(*) FILTER (WHERE date < above) AS back,
                count(above) AS steps,
                arg_min(
                    struct_pack(event_id := event_id, start_at := start_at, quote := quote), position
                ) FILTER (WHERE date < above) AS first
            FROM day
            GROUP BY document_id
        )
        SELECT
            document_id, first.event_id, first.start_at,
            back || ' of ' || steps || ' dates are before the one above', first.quote
        FROM counted
        WHERE back >= $steps AND back >= $share * steps AND back <= $reversed * steps
        """,
        {"steps": _STEPS_BACK, "share": _SHARE_BACK, "reversed": _SHARE_OF_REVERSED},
    ),
}
"""Each kind's question: (document id, event id, offset, what about, the event's quote, confidence), the last ones left
out where there are none. A document's own year and candidates are doubts of the document, not of each of its events."""
