"""What the database knows of documents and the places where they were found, kept in memory while loading.

It decides what is new, what has moved and what is gone; the writer carries that out at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.stamps import FileStamp, Location, Stamp


class Ledger:
    """The stored documents, their locations and the files read, with the changes since the last `settle`."""

    def __init__(
        self,
        stamps: Iterable[tuple[str, Stamp]],
        locations: Iterable[tuple[str, Location]],
        files: Iterable[tuple[str, FileStamp]] = (),
    ) -> None:
        self.stamps = dict(stamps)
        self.locations = dict(locations)
        self.files = dict(files)
        self.moved: dict[str, Location | None] = {}
        """Paths whose location has changed, with the new one; None where nothing is found any more."""
        self.reread: dict[str, FileStamp | None] = {}
        """Files that were read in another way than before; None for what is forgotten."""
        self.touched: set[str] = set()
        """Documents that have gained or lost a path, or whose row was written anew."""
        self._paths: dict[str, set[str]] = {}
        self._named: dict[str, str] = {}
        """The document that was found at a path since the ledger was made."""
        self._copies = {stamp.reading: path for path, stamp in self.files.items()}
        for path, location in self.locations.items():
            self._paths.setdefault(location.document_id, set()).add(path)
        self._left = {document_id for document_id in self.stamps if document_id not in self._paths}
        """Documents that no path leads to, now or since a run that did not finish."""

    def settle(self) -> None:
        """Note that all changes have been stored."""
        self.moved, self.reread, self.touched = {}, {}, set()

    def read_before(self, file: str, stamp: FileStamp) -> FileStamp | None:
        """Return how `file` was read before, if it has not changed since and all it held is still there."""
        before = self.files.get(file)
        if before is None or before.reading != stamp.reading:
            return None
        if not all(one in self.stamps and self._paths.get(one) for one in before.documents):
            return None
        for document_id in before.documents:
            for path in self._paths_in(file, document_id):
                self._named.setdefault(path, document_id)
        return before

    def copies(self, file: str, stamp: FileStamp) -> list[tuple[str, Location]]:
        """Return where the documents of `file` would be found: they were in a file of the same bytes, read likewise.

        Nothing if there is no such file, or if something in it could not be read.
        """
        other = self._copies.get(stamp.reading)
        if other is None or other == file or self.files[other].failed or stamp.is_of_manifests:
            return []
        found = [
            (file + path[len(other) :], self.locations[path])
            for document_id in self.files[other].documents
            for path in self._paths_in(other, document_id)
        ]
        return found if len(found) == len(self.files[other].documents) else []

    def read(self, file: str, stamp: FileStamp) -> None:
        """Note how a file was read, and let go of what it held before and holds no more.

        A file of which something could not be read keeps what it held: that may be what could not be read now.
        """
        before = self.files.get(file)
        former = before.documents if before is not None else ()
        if stamp.failed:
            kept = tuple(one for one in former if one not in stamp.documents and one in self.stamps)
            stamp = replace(stamp, documents=stamp.documents + kept)
        else:
            for document_id in {*former, *stamp.documents}:
                for path in self._paths_in(file, document_id):
                    if path not in self._named:
                        self.leave(path)
        if before == stamp:
            return
        self.forget_file(file)
        self.files[file] = self.reread[file] = stamp
        self._copies[stamp.reading] = file

    def _paths_in(self, file: str, document_id: str) -> list[str]:
        """Return the paths of a document that are the file's or go on from it: `a.zip/b.txt`, `a.jsonl#2`."""
        return sorted(
            path
            for path in self._paths.get(document_id, ())
            if path == file or path.startswith((f"{file}/", f"{file}#"))
        )

    def origin(self, document_id: str) -> tuple[str, Location] | None:
        """Give the first of the document's paths in order, and its location; None if it has none left."""
        paths = self._paths.get(document_id)
        if not paths:
            return None
        first = min(paths)
        return first, self.locations[first]

    def comes_before(self, path: str, document_id: str) -> bool:
        """Whether `path` is, or would be, the first of the document's paths: the one whose word counts."""
        origin = self.origin(document_id)
        return origin is None or path <= origin[0]

    def is_known_elsewhere(self, document_id: str, path: str) -> bool:
        """Whether a manifest says something of the document at another of its paths than `path`."""
        others = (self.files.get(one) for one in self._paths.get(document_id, ()) if one != path)
        return any(one is not None and one.known is not None for one in others)

    def unsettled(self) -> list[tuple[str, str, str | None]]:
        """Give the documents that were not read with what is said of the place whose word counts: id, place, what.

        That is the first of a document's places of which a manifest says something, or else its first place. A
        document of which one place was read by nobody knows what (a file's, of a former release) is left alone.
        """
        found = []
        for document_id, stamp in sorted(self.stamps.items()):
            paths = sorted(self._paths.get(document_id, ()))
            if stamp.given or not paths:
                continue
            said = [(path, self._stamp_at(path)) for path in paths]
            if any(file is None for _, file in said):
                continue
            speaks = [
                (path, file.known) for path, file in said if file is not None and file.known is not None
            ]
            place, known = speaks[0] if speaks else (paths[0], None)
            if known != stamp.known:
                found.append((document_id, place, known))
        return found

    def _stamp_at(self, path: str) -> FileStamp | None:
        """Give how the file at `path` was read, or the archive in which it was recognised unread; None if unknown."""
        if path in self.files:
            return self.files[path]
        within = (self.files.get(path[:place]) for place in range(len(path)) if path[place] in "/#")
        archive = next((one for one in within if one is not None), None)
        return None if archive is None or archive.is_of_manifests else archive

    def is_claimed(self, path: str, document_id: str) -> bool:
        """Whether another text has been found at `path` since the ledger was made."""
        return self._named.get(path, document_id) != document_id

    def locate(self, path: str, location: Location) -> bool:
        """Record that a document was found at `path`; whether another one was there before.

        Raises `UnstorableBulletinError` if another was found there since the ledger was made: then two texts
        claim one path, and one would silently go under.
        """
        if self.is_claimed(path, location.document_id):
            raise UnstorableBulletinError(
                f"{path}: two different texts are called so; load them under different paths"
            )
        self._named[path] = location.document_id
        before = self.locations.get(path)
        if before == location:
            return False
        if before is not None:
            self._leave(path, before.document_id)
        self.locations[path] = self.moved[path] = location
        self._paths.setdefault(location.document_id, set()).add(path)
        self._left.discard(location.document_id)
        self.touched.add(location.document_id)
        return before is not None and before.document_id != location.document_id

    def leave(self, path: str) -> None:
        """Let go of what was found at a path: nothing is there any more."""
        location = self.locations.pop(path, None)
        if location is not None:
            self._leave(path, location.document_id)
            self._named.pop(path, None)
            self.moved[path] = None

    def forget(self, document_id: str) -> None:
        """Let go of a document with all its locations."""
        for path in sorted(self._paths.get(document_id, ())):
            self.leave(path)
        self.stamps.pop(document_id, None)
        self._left.discard(document_id)

    def forget_files(self, file: str) -> None:
        """Let go of how a file was read, and all files below it."""
        for one in [one for one in self.files if one == file or one.startswith(f"{file.rstrip('/')}/")]:
            self.forget_file(one)

    def forget_file(self, file: str) -> None:
        """Let go of how a file was read."""
        stamp = self.files.pop(file, None)
        if stamp is not None:
            self.reread[file] = None
            if self._copies.get(stamp.reading) == file:
                del self._copies[stamp.reading]

    def found(self, path_or_id: str) -> set[str]:
        """Give the documents of that id, of the one id that begins so, at that path, or in that folder."""
        folder = path_or_id.rstrip("/") + "/"
        found = {
            location.document_id
            for path, location in self.locations.items()
            if path == path_or_id or path.startswith(folder)
        }
        if found:
            return found
        begun = {document_id for document_id in self.stamps if document_id.startswith(path_or_id)}
        return begun if len(begun) == 1 and path_or_id else begun & {path_or_id}

    def renamed(self, is_gone: Callable[[str], bool]) -> list[tuple[str, str]]:
        """Give the old and the new path of documents found at a new path since the ledger was made.

        Paths that were found then too are not old, nor those at which there is something still.
        """
        found = []
        for document_id in sorted(set(self._named.values())):
            paths = self._paths.get(document_id, set())
            now = sorted(path for path in paths if path in self._named)
            found += [(path, now[0]) for path in sorted(paths - set(now)) if now and is_gone(path)]
        return found

    def orphans(self) -> list[str]:
        """Give the documents that no path leads to any more."""
        return sorted(one for one in self._left if one in self.stamps)

    def origins(self) -> list[tuple[str, Location]]:
        """Give the first path, and the location there, of the documents that were touched."""
        first = (self.origin(document_id) for document_id in sorted(self.touched))
        return [one for one in first if one is not None]

    def _leave(self, path: str, document_id: str) -> None:
        self._paths[document_id].discard(path)
        if not self._paths[document_id]:
            self._left.add(document_id)
        self.touched.add(document_id)
