-- The database, in one place. docs/schema.md explains every table, view and column to those who ask it in SQL.
--
-- Ids come from content: no sequence, no clock. Primary and foreign keys are not declared, because DuckDB's
-- indexes would cost every load time and memory; the writer keeps them true. Spans are in characters into
-- document.text, half open. Every row below a document carries document_id, so that it goes with its document.

CREATE TABLE meta (
    key VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);

CREATE TABLE document (
    document_id VARCHAR NOT NULL,
    sha256 VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    kind VARCHAR NOT NULL,
    issue VARCHAR,
    published VARCHAR,
    period VARCHAR,
    year SMALLINT,
    year_source VARCHAR NOT NULL,
    year_why VARCHAR,
    script VARCHAR NOT NULL,
    district VARCHAR,
    district_path VARCHAR,
    adcode VARCHAR,
    candidates VARCHAR[] NOT NULL,
    path VARCHAR NOT NULL,
    encoding VARCHAR,
    format VARCHAR,
    url VARCHAR,
    pages INTEGER[] NOT NULL,
    extractor VARCHAR NOT NULL,
    given BOOLEAN NOT NULL,
    known VARCHAR,
    content_sha256 VARCHAR NOT NULL,
    digests VARCHAR[] NOT NULL,
    characters INTEGER NOT NULL,
    text VARCHAR
);

CREATE TABLE document_location (
    document_id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    encoding VARCHAR,
    format VARCHAR,
    url VARCHAR,
    pages INTEGER[] NOT NULL,
    digest VARCHAR NOT NULL
);

CREATE TABLE file (
    path VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    extractor VARCHAR NOT NULL,
    told VARCHAR,
    documents VARCHAR[] NOT NULL,
    failed INTEGER NOT NULL
);

CREATE TABLE contributor (
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    as_written VARCHAR,
    span_start INTEGER,
    span_end INTEGER
);

CREATE TABLE event (
    event_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    date VARCHAR,
    date_end VARCHAR,
    day_part VARCHAR,
    date_source VARCHAR NOT NULL,
    date_confidence DOUBLE,
    date_first DATE,
    date_last DATE,
    month_day_first SMALLINT,
    month_day_last SMALLINT,
    sort_key VARCHAR NOT NULL,
    last_key VARCHAR NOT NULL,
    district VARCHAR,
    district_path VARCHAR,
    kind VARCHAR NOT NULL,
    name VARCHAR,
    section VARCHAR,
    headings VARCHAR[] NOT NULL,
    quote VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    search_text VARCHAR NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    date_span_start INTEGER,
    date_span_end INTEGER
);

CREATE TABLE participation (
    event_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    person_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    as_written VARCHAR NOT NULL,
    title VARCHAR,
    offices VARCHAR[] NOT NULL,
    roles VARCHAR[] NOT NULL,
    confidence DOUBLE,
    span_start INTEGER,
    span_end INTEGER,
    title_span_start INTEGER,
    title_span_end INTEGER
);

CREATE TABLE office_presence (
    event_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    office VARCHAR NOT NULL,
    roles VARCHAR[] NOT NULL,
    span_start INTEGER,
    span_end INTEGER
);

CREATE TABLE place (
    event_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    place VARCHAR NOT NULL,
    simplified VARCHAR NOT NULL,
    span_start INTEGER,
    span_end INTEGER
);

CREATE TABLE mention (
    event_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    as_written VARCHAR,
    span_start INTEGER,
    span_end INTEGER
);

CREATE TABLE person (
    person_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    scope VARCHAR
);

CREATE TABLE division (
    path VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    parent VARCHAR,
    adcode VARCHAR
);

CREATE TABLE decision (
    kind VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    value VARCHAR,
    reason VARCHAR
);

CREATE TABLE problem (
    document_id VARCHAR,
    path VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    line INTEGER,
    quote VARCHAR,
    of_parsing BOOLEAN NOT NULL
);

-- Views: each named for the question that it answers.

CREATE VIEW timeline AS
SELECT
    e.event_id,
    e.date,
    e.date_end,
    e.day_part,
    e.date_source,
    e.date_first,
    e.date_last,
    e.district,
    e.district_path,
    e.kind,
    e.name,
    e.section,
    (SELECT coalesce(list(p.name ORDER BY p.position), [])
     FROM participation AS p WHERE p.event_id = e.event_id) AS people,
    (SELECT coalesce(list(o.office ORDER BY o.position), [])
     FROM office_presence AS o WHERE o.event_id = e.event_id) AS offices,
    (SELECT coalesce(list(l.place ORDER BY l.position), [])
     FROM place AS l WHERE l.event_id = e.event_id) AS places,
    e.quote,
    e.text,
    d.title,
    d.path,
    e.document_id,
    e.position,
    e.sort_key
FROM event AS e
JOIN document AS d ON d.document_id = e.document_id;

CREATE VIEW appearances AS
SELECT
    p.person_id,
    p.name AS person,
    p.as_written,
    p.title,
    p.offices,
    p.roles,
    e.event_id,
    e.date,
    e.date_end,
    e.date_first,
    e.date_last,
    e.district,
    e.district_path,
    e.kind,
    e.name,
    e.quote,
    e.document_id,
    e.sort_key,
    e.last_key
FROM participation AS p
JOIN event AS e ON e.event_id = p.event_id;

CREATE VIEW person_offices AS
SELECT
    person_id,
    person,
    office,
    arg_min(date, sort_key) AS first_date,
    arg_max(coalesce(date_end, date), last_key) AS last_date,
    count(DISTINCT event_id) AS events
FROM (SELECT *, unnest(offices) AS office FROM appearances)
GROUP BY person_id, person, office;

CREATE VIEW person_roles AS
SELECT person_id, person, role, count(DISTINCT event_id) AS events
FROM (SELECT person_id, person, event_id, unnest(roles) AS role FROM appearances)
GROUP BY person_id, person, role;

CREATE VIEW who_met_whom AS
SELECT
    a.person_id,
    a.name AS person,
    b.person_id AS other_id,
    b.name AS other,
    arg_min(e.date, e.sort_key) AS first_date,
    arg_max(coalesce(e.date_end, e.date), e.last_key) AS last_date,
    count(DISTINCT e.event_id) AS events
FROM participation AS a
JOIN participation AS b ON b.event_id = a.event_id AND b.person_id <> a.person_id
JOIN event AS e ON e.event_id = a.event_id
GROUP BY a.person_id, a.name, b.person_id, b.name;

CREATE VIEW place_events AS
SELECT
    l.place,
    l.simplified,
    e.event_id,
    e.date,
    e.date_first,
    e.district,
    e.district_path,
    e.kind,
    e.quote,
    e.sort_key
FROM place AS l
JOIN event AS e ON e.event_id = l.event_id;

CREATE VIEW district_months AS
SELECT
    district_path,
    district,
    left(date, 7) AS month,
    kind,
    count(*) AS events
FROM event
WHERE date_first IS NOT NULL AND length(date) >= 7
GROUP BY district_path, district, month, kind;

CREATE VIEW documents AS
SELECT
    d.document_id,
    d.title,
    d.publisher,
    d.kind,
    d.issue,
    d.published,
    d.period,
    d.year,
    d.year_source,
    d.year_why,
    d.script,
    d.district,
    d.district_path,
    d.adcode,
    d.candidates,
    d.path,
    d.encoding,
    d.format,
    d.url,
    d.extractor,
    d.characters,
    (SELECT count(*) FROM event AS e WHERE e.document_id = d.document_id) AS events,
    (SELECT count(DISTINCT p.person_id) FROM participation AS p WHERE p.document_id = d.document_id) AS people
FROM document AS d;

CREATE VIEW problems AS
SELECT coalesce(d.path, p.path) AS path, p.document_id, p.cause, p.line, p.quote, p.position
FROM problem AS p
LEFT JOIN document AS d ON d.document_id = p.document_id;
