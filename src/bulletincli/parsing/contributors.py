"""Who made a bulletin: the names of its bylines, signature lines and labelled lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bulletincli.model import Contributor, ContributorRole, DocumentKind, Span
from bulletincli.parsing.bylines import read_byline, read_names, role_of
from bulletincli.parsing.layout import Layout
from bulletincli.parsing.layout.edges import is_signature
from bulletincli.parsing.metadata import BYLINE_LABELS, read_labels

_LABEL_ROLES: Final[Mapping[str, ContributorRole | None]] = {
    **{label: role_of(label) for label in BYLINE_LABELS - {"来源", "稿源", "图源"}},
    **dict.fromkeys(["发布人", "发布者", "录入", "录入者", "上传者"]),
}
"""Labels whose value may be a person, as on a site's line `来源:甲网 作者:乙丙`."""


def read_contributors(text: str, shadow: str, layout: Layout, kind: DocumentKind) -> tuple[Contributor, ...]:
    """List the contributors in the order in which they first appear, each once in each role.

    Who signs an entry (`(李木)` at its end) compiled it in a chronicle, and reported it elsewhere.
    """
    found: dict[tuple[str, ContributorRole], Contributor] = {}
    for name, role, span in _credits(shadow, layout, "compiler" if kind == "chronicle" else "reporter"):
        if role is not None:
            found.setdefault((name, role), Contributor(name, role, span.of(text), span))
    return tuple(found.values())


def contributor_spans(shadow: str, layout: Layout) -> tuple[Span, ...]:
    """List where those who made the bulletin are named, in order: whoever stands there is nobody of an event.

    Among them are those that `read_contributors` leaves out (`摄影:甲乙`).
    """
    return tuple(sorted((span for *_, span in _credits(shadow, layout, None)), key=lambda span: span.start))


def _credits(
    shadow: str, layout: Layout, signatory: ContributorRole | None
) -> Iterator[tuple[str, ContributorRole | None, Span]]:
    """Yield every name of the bylines and labels, with its role and place."""
    for block in layout.of_kind("byline"):
        line, start = block.span.of(shadow), block.span.start
        signed = is_signature(line)
        for credit in (read_names(line) if signed else read_byline(line)) or ():
            role = signatory if signed else credit.role
            yield credit.name, role, Span(start + credit.start, start + credit.end)
    for labelled in read_labels(shadow, layout):
        if labelled.label in _LABEL_ROLES:
            start = labelled.span.start
            for credit in read_names(labelled.value):
                yield (
                    credit.name,
                    _LABEL_ROLES[labelled.label],
                    Span(start + credit.start, start + credit.end),
                )
