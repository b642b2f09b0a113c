"""The desk: read, detect, translate, intake, reply, check and review, each one call on parts that stay warm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ert_writer.content.place import ContentPlace, content_in_use, find_content, own_content, packaged_content
from ert_writer.desk.parts import EngineSettings, inbound_of, make_context, make_detector, make_engines, make_readers
from ert_writer.desk.settings import AUTO, Settings, audit_file, audit_second_file, cases_directory, user_name
from ert_writer.desk.warm import Warm
from ert_writer.model.language import EN

if TYPE_CHECKING:
    from ert_writer.audit.log import AuditLog
    from ert_writer.audit.recorder import Recorder
    from ert_writer.cases.store import Added, CaseStore, StoredCase
    from ert_writer.errors import ErtWriterError
    from ert_writer.flows.case_edit import Assignment, Change
    from ert_writer.flows.checking import CheckSettings
    from ert_writer.flows.inbound import Inbound
    from ert_writer.flows.reply import ReplyRequest
    from ert_writer.flows.review import Review
    from ert_writer.flows.verdicts import Marked
    from ert_writer.model.case import Case, Decision
    from ert_writer.model.checking import CheckContext, Pair
    from ert_writer.model.detection import Detector, DocumentLanguage
    from ert_writer.model.findings import Finding
    from ert_writer.model.language import Direction, Language
    from ert_writer.model.reading import Progress
    from ert_writer.model.reply import Reply
    from ert_writer.model.terms import Glossary
    from ert_writer.model.text import Document
    from ert_writer.model.translation import Engine, Translation, TranslationUnit
    from ert_writer.templating.drafts import Wordings
    from ert_writer.templating.editing import Consent, Outcome
    from ert_writer.templating.library import Library
    from ert_writer.templating.trust import Trust
    from ert_writer.terminology.changes import ConceptChange


_SAMPLES = (
    "Oficio 12/2026\n\nSolicitamos los datos de la cuenta @ejemplo_01. Una persona está en peligro.\n\nAna Torres\n",
    "Ofício 12/2026\n\nSolicitamos os dados da conta @exemplo_01. Uma pessoa está em perigo.\n\nAna Torres\n",
)
"""Letters that load what real ones need."""

_WINDOW = 256
"""Letters that are translated together."""


class Desk:
    """Everything the tool does, as a library: `Desk().intake("letter.eml")`.

    A letter is a path, the bytes of a file, or a `Document` that `read` returned. Parts (engines, detector, glossary,
    templates) are loaded by the first call that needs them, and templates and glossary again when a file of theirs
    changes. Several threads may use one desk: translations take turns, everything else runs side by side.

    Args:
        settings: what to work with; the defaults are those of the command line.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._content = self.settings.content or own_content()
        self._turn = RLock()
        self._detector = Warm(self._made_detector)
        self._readers = Warm(make_readers)
        self._engines = Warm(self._made_engines)
        self._library = Warm(self._made_library, lambda: (self.content.templates,))
        self._context = Warm(self._made_context, self._glossaries)
        self._inbound = Warm(self._made_inbound, self._glossaries)
        self._log = Warm(self._made_log)
        self._glossary = Warm(self._read_glossary, lambda: (self.content.glossary,))
        self._packaged_glossary = Warm(self._read_packaged_glossary, lambda: (packaged_content().glossary,))

    def __enter__(self) -> Self:
        """Return the desk."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the desk."""
        self.close()

    def close(self) -> None:
        """Release the engines' processes and memory; the next translation loads them again."""
        with self._turn:
            self._inbound.forget()
            for engine in self._engines.forget() or ():
                engine.close()

    # What a desk is made of

    @property
    def content(self) -> ContentPlace:
        """Where templates, glossary, countries and lexicon are.

        Raises:
            ContentError: the directory in the settings holds none of these.
        """
        return find_content(self._content)

    @property
    def library(self) -> Library:
        """The template set.

        Raises:
            ContentError: a file that all templates share is damaged or missing.
        """
        return self._library()

    @property
    def detector(self) -> Detector:
        """The language detector.

        Raises:
            UsageError: there is no such detector.
            UnavailableError: its library is not installed.
        """
        return self._detector()

    @property
    def context(self) -> CheckContext:
        """What checks may use: the compiled glossary.

        Raises:
            ContentError: a glossary does not say what it should.
            InputError: a glossary is missing or unreadable.
        """
        return self._context()

    @property
    def inbound(self) -> Inbound:
        """What translates: engines, approved terms, checks, memory.

        Raises:
            ContentError: a glossary does not say what it should.
            UsageError: there is no such engine.
        """
        return self._inbound()

    @property
    def log(self) -> AuditLog:
        """The audit log."""
        return self._log()

    @property
    def recorder(self) -> Recorder:
        """What puts things on record, in the audit log or where the settings name a second one."""
        from ert_writer.audit.log import AuditLog
        from ert_writer.audit.recorder import Recorder

        second = self.settings.audit_second or audit_second_file()
        return Recorder(self.log, AuditLog(second) if second is not None else None, user_name())

    def warm_up(self) -> None:
        """Find engines and glossary now, so that a mistake in the settings is raised before a letter is waited for.

        Raises:
            ContentError: a glossary does not say what it should.
            UsageError: there is no such engine or detector.
            UnavailableError: the library of one is not installed.
        """
        self._detector()
        self._inbound()

    def load(self) -> None:
        """Load everything that reading and translating a letter needs, so that the first letter is as fast as the next.

        What is not installed is passed over: the letter that needs it says so.
        """
        from ert_writer.errors import ErtWriterError

        for text in _SAMPLES:
            letter = self.read(text.encode(), "sample.txt")
            self.intake(letter)
            try:
                self.translate(letter, EN)
            except ErtWriterError:
                continue

    # What a desk does

    def read(self, source: Path | str | bytes, name: str = "", progress: Progress | None = None) -> Document:
        """Read a letter of any known format.

        Args:
            source: a path, or the bytes of a file.
            name: the file's name where bytes are given; its ending helps where the content does not tell the format.
            progress: called with (done, total, what) for long files.

        Raises:
            InputError: missing, empty, binary, encrypted, damaged, too large, or of an unknown format.
        """
        from ert_writer.content.files import read_bytes
        from ert_writer.readers.opening import WHOLE, read_document

        limit = self.settings.max_bytes
        data = source if isinstance(source, bytes) else read_bytes(Path(source), WHOLE * limit)
        shown = name or ("-" if isinstance(source, bytes) else str(source))
        with self._at_work():
            return read_document(data, shown, self._readers(), progress, limit)

    def detect(self, letter: Document | Path | str | bytes) -> DocumentLanguage:
        """Return the language of a letter and of each paragraph; `und` for any other language.

        Raises:
            InputError: see `read`.
        """
        from ert_writer.detectors.documents import detect_document

        document = self._document(letter)
        with self._at_work():
            return detect_document(document, self.detector)

    def translate(
        self,
        letter: Document | Path | str | bytes,
        to: Language = "",
        *,
        source: Language = AUTO,
        progress: Progress | None = None,
    ) -> Translation:
        """Return a letter's machine translation, with the findings of every unit.

        Args:
            letter: the letter.
            to: target language; English where none is given.
            source: `auto`, or the language that every paragraph is taken to be in.
            progress: called with (done, total, what).

        Raises:
            EngineUnavailableError: no installed engine offers the direction.
            InputError: the letter's language is not supported, or see `read`.
            UsageError: the letter is in English and no target was given.
        """
        from ert_writer.flows.inbound import inbound, languages_of, target_of

        document = self._document(letter, progress)
        with self._at_work():
            languages = languages_of(document, self.detector, source)
            target = target_of(to, languages.language)
            with self._turn:
                return inbound(document, languages, target, self.inbound, progress)

    def translate_growing(
        self, letter: Document | Path | str | bytes, to: Language = "", *, source: Language = AUTO
    ) -> Iterator[Translation]:
        """Yield a letter's translation as it grows, its beginning first, so that it can be read at once.

        Each one holds the units of the one before it; the last one is whole. Other translations may come in between.

        Raises:
            EngineUnavailableError, InputError, UsageError: see `translate`.
        """
        from ert_writer.flows.inbound import inbound_growing, languages_of, target_of

        document = self._document(letter)
        with self._at_work():
            languages = languages_of(document, self.detector, source)
            growing = inbound_growing(document, languages, target_of(to, languages.language), self.inbound)
        while True:
            with self._at_work(), self._turn:
                found = next(growing, None)
            if found is None:
                return
            yield found

    def check_segment(
        self, letter: Document | Path | str | bytes, place: int, texts: tuple[str, str], to: Language = "", by: str = ""
    ) -> TranslationUnit:
        """Return one unit of a letter with a person's target and what the checks say of it; nothing is kept.

        Args:
            letter: the letter.
            place: the unit's number, from 0.
            texts: the source as the person saw it, and the target.
            to: target language; English where none is given.
            by: who signs it; empty for a look.

        Raises:
            InputError: see `read`.
            UsageError: the letter has no such sentence there, or the target is empty.
        """
        from ert_writer.flows.inbound import languages_of, target_of
        from ert_writer.translate.review import Reviewed, signed_unit

        document = self._document(letter)
        with self._at_work():
            languages = languages_of(document, self.detector)
            target, work = target_of(to, languages.language), Reviewed("", *texts)
            with self._turn:
                return signed_unit(document, languages, target, self.inbound.line, place, work, by)

    def sign_segment(
        self,
        number: int,
        letter: Document | Path | str | bytes,
        place: int,
        texts: tuple[str, str],
        to: Language = "",
        now: datetime | None = None,
    ) -> TranslationUnit:
        """Sign one unit of a case's letter: recorded with the case and in the audit log, and remembered.

        Args:
            number: the case.
            letter: one of its letters.
            place: the unit's number, from 0.
            texts: the source as the person saw it, and the target.
            to: target language; English where none is given.
            now: when; the present moment by default.

        Raises:
            ContentError, InputError: it cannot be recorded, or see `read`.
            UsageError: an error on it was not dismissed; somebody else works on the case; or see `check_segment`.
        """
        from ert_writer.errors import UsageError
        from ert_writer.flows import verdicts
        from ert_writer.flows.inbound import remember_units
        from ert_writer.intake.case_file import letter_digest

        document, moment = self._document(letter), now or _now()
        digest = letter_digest(document.text)
        case = self._workable(number, digest, moment)
        unit = self.check_segment(document, place, texts, to, user_name())
        said = verdicts.verdicts_of(case.events, digest)
        against = verdicts.open_errors(verdicts.marked(unit, said))
        if against:
            told = "; ".join(f"{item.finding.check}: {item.finding.message}" for item in against)
            hint = "Correct it, or dismiss each error with a reason"
            raise UsageError(f"segment {place + 1} is not signed: {told}", hint=hint)
        mark = verdicts.segment_mark(unit.source, unit.target)
        event, memory = {"letter": digest, "segment": place, "texts": mark}, self.inbound.memory

        def record(log: AuditLog) -> Mapping[str, Any]:
            return {"place": f"case {number}", "segment": place, "texts": log.fingerprint(mark.encode())}

        with self.recorder.around("approval", record, moment):
            self.cases.record(number, verdicts.SIGNED, event, user_name(), moment, unclaimed=True)
            if memory is not None:
                remember_units([unit], to or EN, memory, moment.isoformat())
        return unit

    def judge(
        self, number: int, letter: str, found: Marked, verdict: str, reason: str, now: datetime | None = None
    ) -> None:
        """Record that a person accepts or dismisses a finding of a case: in the audit log, and with the case.

        Args:
            number: the case; 0 for what belongs to none, such as the review of a bitext.
            letter: digest of the letter that it is about, or the name of another set of findings.
            found: the finding.
            verdict: `accepted`, `dismissed`, or `reconsidered`, which takes either back.
            reason: why; a dismissal needs one.
            now: when; the present moment by default.

        Raises:
            ContentError, InputError: it cannot be recorded.
            UsageError: no reason is given, there is no such case, or somebody else works on it.
        """
        from ert_writer.flows import verdicts

        verdicts.require_reason(verdict, reason)
        moment = now or _now()
        if number:
            self._workable(number, "", moment)
        kind = "dismissal" if verdict == verdicts.DISMISSED else "decision"
        event = verdicts.verdict_event(letter, found, reason)

        def record(log: AuditLog) -> Mapping[str, Any]:
            key = log.fingerprint(found.mark.encode())
            return verdicts.verdict_record(f"case {number}" if number else letter, found, verdict, reason, key)

        with self.recorder.around(kind, record, moment):
            if number:
                self.cases.record(number, verdict, event, user_name(), moment, unclaimed=True)
            else:
                self.cases.record_apart(verdict, event, user_name(), moment)

    def record_dismissals(
        self, found: Mapping[str, Finding], reason: str, now: datetime | None = None
    ) -> AbstractContextManager[object]:
        """Record that a person dismisses findings of a bitext, by mark, all for one reason; `with` it, write them.

        Raises:
            InputError: it cannot be recorded.
        """
        from ert_writer.flows.verdicts import dismissals_record

        def record(log: AuditLog) -> Mapping[str, Any]:
            return dismissals_record(found, reason, [log.fingerprint(mark.encode()) for mark in found])

        return self.recorder.around("dismissal", record, now or _now())

    def _workable(self, number: int, letter: str, at: datetime) -> StoredCase:
        """Return a case that this person may work on.

        Raises:
            UsageError: there is no such case, it has no such letter, or somebody else works on it.
        """
        from ert_writer.errors import UsageError

        case = self.cases.case(number, at)
        if letter and letter not in {item.digest for item in case.letters}:
            raise UsageError(f"this letter is not one of case {number}", hint="Add it with: ert-writer case add LETTER")
        if case.claim and case.claim.who != user_name():
            hint = f"Ask them, or wait until {case.claim.until}"
            raise UsageError(f"{case.claim.who} works on case {number}", hint=hint)
        return case

    def translate_many(
        self, letters: Iterable[Document], to: Language = "", *, source: Language = AUTO
    ) -> Iterator[Translation | ErtWriterError]:
        """Yield each letter's translation, or why it has none, in order; sentences of many go to the engine together.

        Args:
            letters: as `read` returned them.
            to: target language; English where none is given.
            source: `auto`, or the language that every paragraph is taken to be in.
        """
        from ert_writer.flows.inbound import inbound_many

        stream = iter(letters)
        while window := tuple(islice(stream, _WINDOW)):
            with self._at_work(), self._turn:
                found = inbound_many(window, to, source, self.detector, self.inbound)
            yield from found

    def apply_review(
        self,
        letter: Document | Path | str | bytes,
        work: Path | str,
        reviewer: str,
        to: Language = "",
        *,
        source: Language = AUTO,
        now: datetime | None = None,
    ) -> Translation:
        """Return a letter's translation with the targets that a reviewer signed, and remember these.

        Args:
            letter: the letter.
            work: the reviewed file: `.xliff`, `.tmx`, `.tsv` or `.docx`.
            reviewer: who signs.
            to: target language; English where none is given.
            source: `auto`, or the language that every paragraph is taken to be in.
            now: when it was signed; the present moment by default.

        Raises:
            InputError: the file holds no reviewed targets, or see `read`.
            UsageError: see `translate`.
        """
        from ert_writer.flows.inbound import languages_of, remember_signed, target_of
        from ert_writer.flows.recording import signed_record
        from ert_writer.flows.review_work import read_work
        from ert_writer.translate.review import apply_review

        segments, moment = read_work(Path(work)), now or _now()
        document = self._document(letter)
        with self._at_work():
            languages = languages_of(document, self.detector, source)
            target = target_of(to, languages.language)
            with self._turn:
                translation = apply_review(document, languages, target, self.inbound.line, segments, reviewer)
                with self.recorder.around("approval", lambda log: signed_record(translation, reviewer, log), moment):
                    remember_signed(translation, self.inbound.memory, moment.isoformat())
        return translation

    def translate_lines(
        self, batches: Iterable[Sequence[str]], direction: Direction
    ) -> Iterator[tuple[TranslationUnit, ...]]:
        """Yield the units of each line, in order, as soon as its batch is translated.

        Raises:
            EngineUnavailableError: no installed engine offers the direction.
        """
        from ert_writer.translate.line import translate_lines

        for batch in batches:
            with self._at_work(), self._turn:
                found = [tuple(units) for units in translate_lines([batch], direction, self.inbound.line)]
            yield from found

    def english_of(self, passages: Sequence[str], language: Language) -> tuple[tuple[str, str], ...]:
        """Return each passage with its English; nothing for English or a language that is not supported.

        Raises:
            EngineUnavailableError: no engine translates from the language.
        """
        from ert_writer.flows.quotes import english_of

        with self._at_work(), self._turn:
            return english_of(passages, language, self.inbound)

    def intake(self, letter: Document | Path | str | bytes, progress: Progress | None = None) -> Case:
        """Return what a request says, asks and does not have: advice for a person to confirm, never a verdict.

        Raises:
            ContentError: the template set is damaged.
            InputError: see `read`.
        """
        from ert_writer.flows.intake import take_in

        document = self._document(letter, progress)
        with self._at_work():
            return take_in(document, self.detector, self.library)

    @property
    def cases(self) -> CaseStore:
        """The store of the desk's cases."""
        from ert_writer.cases.store import CaseStore

        return CaseStore(self.settings.cases or cases_directory())

    def file_letter(self, letter: Document | Path | str | bytes, now: datetime | None = None) -> Added:
        """Read a letter and add it to the case that it belongs to, else to a new one.

        Raises:
            ContentError, InputError: see `intake`; or the store cannot be used.
        """
        from ert_writer.flows.cases import merge, new_letter

        document, moment = self._document(letter), now or _now()
        return self.cases.add(new_letter(document, self.intake(document), moment), user_name(), moment, merge)

    def keep_unread(
        self, name: str, error: ErtWriterError, now: datetime, *, source: str = "", data: bytes = b""
    ) -> None:
        """Keep a file that could not be read on top of the queue, until it is read or a person sets it aside.

        Args:
            name: of the file.
            error: why it could not be read.
            now: when.
            source: the folder or mailbox that it is in.
            data: its bytes, where it is in none.

        Raises:
            ContentError, InputError: the store cannot be used.
        """
        from ert_writer.cases.store import UnreadFile, unread_key

        key = unread_key(source, name, data)
        self.cases.keep_unread(UnreadFile(key, source, name, error.message, error.hint, now.isoformat(), user_name()))

    def stored_case(self, number: int, now: datetime | None = None) -> Case:
        """Return a case of the store as replies take it: newest readings, and what was corrected by hand.

        Raises:
            UsageError: there is no such case.
        """
        from ert_writer.model.wire import canonical_json

        data = self.cases.case(number, now or _now()).data
        return self.read_case(canonical_json({"schema": 1, "result": data}), f"case {number}")

    def correct_case(
        self,
        number: int,
        assignments: Sequence[Assignment],
        now: datetime | None = None,
        *,
        reason: str = "",
        dry_run: bool = False,
    ) -> tuple[Change, ...]:
        """Set fields of a case of the store by hand, on record first; return what changed. No later letter undoes it.

        Args:
            number: the case.
            assignments: fields and their words.
            now: when; the present moment by default.
            reason: why; lowering the danger needs one.
            dry_run: change and record nothing.

        Raises:
            ContentError: a field has no known name.
            ContentError, InputError: it cannot be recorded.
            UsageError: there is no such case, a field does not take the word, somebody else works on the case, or the
                danger is lowered without a reason.
        """
        import json

        from ert_writer.flows.case_edit import Change
        from ert_writer.flows.cases import require_reason_to_lower, with_danger
        from ert_writer.flows.recording import override_record
        from ert_writer.model.wire import canonical_json

        moment, where = now or _now(), f"case {number}"
        dangers = [item for item in assignments if item.name == "danger"]
        fields = [item for item in assignments if item.name != "danger"]

        def change(data: Mapping[str, Any]) -> Mapping[str, Any]:
            written = json.loads(self.corrected(canonical_json(data), fields, where, moment)[0]) if fields else data
            return with_danger(written, dangers[-1].value) if dangers else written

        held = self.cases.case(number, moment).data
        changes = self.corrected(canonical_json(held), fields, where, moment)[1]
        found = change(held)
        if dangers:
            before, after = (str((data.get("danger") or {}).get("value")) for data in (held, found))
            require_reason_to_lower(held, found, reason)
            changes = (*changes, Change("danger", before, after))
        if not dry_run:
            self._workable(number, "", moment)
            record = override_record(where, [item.name for item in assignments], changes, reason)
            with self.recorder.around("override", record, moment):
                self.cases.correct(number, change, [item.name for item in assignments], user_name(), moment)
        return changes

    def close_case(self, number: int, reason: str, now: datetime | None = None) -> None:
        """Close a case, on record first.

        Raises:
            ContentError, InputError: it cannot be recorded.
            UsageError: there is no such case, no reason is given, or somebody else works on it.
        """
        from ert_writer.errors import UsageError

        moment = now or _now()
        if not reason.strip():
            raise UsageError("closing a case needs a reason", hint="Such as: answered, data sent")
        self._workable(number, "", moment)
        self._set_open(number, reason, moment, open_=False)

    def reopen_case(self, number: int, reason: str = "", now: datetime | None = None) -> None:
        """Open a case again, on record first.

        Raises:
            InputError: it cannot be recorded.
            UsageError: there is no such case.
        """
        moment = now or _now()
        self.cases.case(number, moment)
        self._set_open(number, reason, moment, open_=True)

    def _set_open(self, number: int, reason: str, moment: datetime, *, open_: bool) -> None:
        from ert_writer.flows.recording import without_identifiers

        why = without_identifiers(reason.strip())
        record = {"place": f"case {number}", "closed": not open_, "reason": why}
        with self.recorder.around("decision", record, moment):
            self.cases.set_open(number, reason.strip(), user_name(), moment, open_=open_)

    def corrected(
        self, data: bytes, assignments: Sequence[Assignment], where: str, now: datetime | None = None
    ) -> tuple[bytes, tuple[Change, ...]]:
        """Return a case file with fields set by hand, and what changed; everything else in it stays.

        Args:
            data: the file as it is.
            assignments: fields and their words; a time without a zone is in the desk's.
            where: names the file in messages.
            now: aware; what `now` stands for. The present moment by default.

        Raises:
            ContentError: it is no case file, or a field has no known name.
            UsageError: a field does not take the word, or the value is not of the field's kind.
        """
        from ert_writer.flows.case_edit import require_choices, set_fields
        from ert_writer.flows.typed_values import fitted

        require_choices(assignments, self.library.vocabularies)
        put = fitted(assignments, self.library, now or _now(), self.settings.zone)
        written, changes = set_fields(data, put, where)
        self.read_case(written, where)
        return written, changes

    def read_case(self, source: Path | str | bytes, name: str = "") -> Case:
        """Read a case file, TOML or JSON: what `intake` wrote, or a few lines typed by hand.

        Raises:
            ContentError: it is neither, a value has no known form, or a field has no known name.
            InputError: it cannot be read.
        """
        from ert_writer.content.files import read_bytes
        from ert_writer.flows.case_file import parse_case, require_known_fields

        shown = name or ("-" if isinstance(source, bytes) else str(source))
        case = parse_case(source if isinstance(source, bytes) else read_bytes(Path(source)), shown)
        require_known_fields(case, self.library.field_names(), shown)
        return case

    def reply(
        self,
        template: str | ReplyRequest,
        case: Case | None = None,
        *,
        values: Mapping[str, str | Sequence[str]] | None = None,
        decisions: Sequence[Decision] = (),
        language: Language = "",
        draft: bool = False,
        now: datetime | None = None,
    ) -> Reply:
        """Return an approved reply with its English mirror.

        Args:
            template: id of the template, or a whole request, in which case the next five say nothing.
            case: what is known of the letter.
            values: values given by hand, which win over the case's.
            decisions: human decisions that open gates, which win over the case's.
            language: of the reply; the letter's where none is given.
            draft: render without approval, watermarked.
            now: aware; dates the reply and decides which approvals are in force. The present moment by default.

        Raises:
            ApprovalError: the template is not approved for this language today, or a gate is closed.
            ContentError: the template is damaged, or a value may not be in a reply.
            MissingFieldsError: naming every required field that is absent.
            UsageError: there is no such template or language.
        """
        from ert_writer.flows.reply import ReplyRequest, write_reply
        from ert_writer.model.case import Case
        from ert_writer.templating.values import Given

        if isinstance(template, ReplyRequest):
            request = template
        else:
            given = {
                name: tuple(map(Given, (value,) if isinstance(value, str) else value))
                for name, value in (values or {}).items()
            }
            request = ReplyRequest(
                template, case or Case((), ""), given, decisions, language, draft, self.settings.zone
            )
        with self._at_work():
            return write_reply(request, self.library, now or _now())

    def issue(self, reply: Reply, form: str, decisions: Sequence[Decision] = (), *, mirror: bool = False) -> bytes:
        """Return the reply as a file, put on record first.

        Args:
            reply: as `reply` returned it.
            form: id of an exporter: text, md, html, eml, docx, json.
            decisions: the human decisions it was written under: those of the case and those given by hand.
            mirror: keep the English mirror in it.

        Raises:
            ContentError: the reply holds what the format may not show.
            InputError: it cannot be recorded, and so may not leave.
            UsageError: there is no such format.
        """
        data = self.export(reply, form, mirror=mirror)
        with self.reply_on_record(reply, form, data, decisions):
            return data

    def export(self, reply: Reply, form: str, *, mirror: bool = False) -> bytes:
        """Return the reply as a file that is not to leave: nothing is put on record; see `issue`.

        Raises:
            ContentError: the reply holds what the format may not show.
            UsageError: there is no such format.
        """
        from ert_writer.plugins import EXPORTERS, load

        shown = reply if mirror or form == "json" else replace(reply, mirror=())
        data: bytes = load(EXPORTERS, form).export(shown)
        return data

    def reply_on_record(
        self, reply: Reply, form: str, data: bytes, decisions: Sequence[Decision] = ()
    ) -> AbstractContextManager[object]:
        """Record a reply; `with` it, let the reply leave. What fails on the way is recorded as undone.

        Raises:
            InputError: it cannot be recorded, and so may not leave.
        """
        from ert_writer.flows.recording import reply_record

        def record(log: AuditLog) -> Mapping[str, Any]:
            return reply_record(reply, decisions, form, data, log)

        return self.recorder.around("reply", record, _now())

    def check(
        self,
        source: Document | Path | str | bytes,
        target: Document | Path | str | bytes,
        *,
        languages: tuple[Language, Language] = ("", ""),
        region: str = "",
        settings: CheckSettings | None = None,
        machine: bool = False,
    ) -> tuple[Finding, ...]:
        """Return what looks wrong between a source and its target.

        Args:
            source: the source letter.
            target: its translation.
            languages: of source and target; an empty one is detected.
            region: ask for terms of this region, such as `MX`.
            settings: which checks run, and how much they weigh.
            machine: an engine made the target: look for its faults too.

        Raises:
            InputError: see `read`.
            UsageError: a language is neither given nor clear, or an id in the settings is no check.
        """
        return self.check_pairs(self.pairs(source, target, languages, region), settings, machine=machine)

    def pairs(
        self,
        source: Document | Path | str | bytes,
        target: Document | Path | str | bytes,
        languages: tuple[Language, Language] = ("", ""),
        region: str = "",
    ) -> tuple[Pair, ...]:
        """Align two letters by paragraph and sentence; see `check`."""
        from ert_writer.flows.checking import pair_documents

        left, right = self._document(source), self._document(target)
        found = (self._language(left, languages[0], "--from"), self._language(right, languages[1], "--to"))
        return pair_documents(left, right, found, region.upper())

    def check_pairs(
        self, pairs: Sequence[Pair], settings: CheckSettings | None = None, *, machine: bool = False
    ) -> tuple[Finding, ...]:
        """Return what the checks find in pairs, such as those of a bitext; see `check`."""
        from ert_writer.flows.checking import check_pairs, load_checks

        with self._at_work():
            return check_pairs(pairs, load_checks(settings, machine=machine), self.context, settings)

    def review(
        self,
        path: Path | str | None = None,
        *,
        languages: tuple[Language, Language] = ("", ""),
        region: str = "",
        settings: CheckSettings | None = None,
    ) -> Review:
        """Return a template set, memory, bitext or folder of them, seen by concept, with the checks' findings.

        Args:
            path: what to review; the desk's own templates where none is given.
            languages: of source and target where a file does not say.
            region: ask for terms of this region, such as `MX`.
            settings: which checks run, and how much they weigh.

        Raises:
            InputError: nothing to review is there.
        """
        from ert_writer.checks.bitext.read import Defaults
        from ert_writer.flows.checking import CheckSettings, load_checks
        from ert_writer.flows.review import gather, run_review

        place = Path(path) if path is not None else self.content.templates
        chosen = settings or CheckSettings()
        with self._at_work():
            pairs = gather(place, Defaults(*languages, region.upper()))
            return run_review(place.name, pairs, load_checks(chosen), self.context, chosen)

    def review_bitext(
        self, data: bytes, name: str, *, languages: tuple[Language, Language] = ("", ""), region: str = ""
    ) -> Review:
        """Return a bitext given as bytes, seen by concept, with the checks' findings; see `review`.

        Raises:
            InputError: it is no bitext.
        """
        from ert_writer.checks.bitext.read import Defaults, parse_bitext
        from ert_writer.flows.checking import CheckSettings, load_checks
        from ert_writer.flows.review import run_review

        chosen = CheckSettings()
        with self._at_work():
            pairs = parse_bitext(data, name, Defaults(*languages, region.upper()))
            return run_review(name, pairs, load_checks(chosen), self.context, chosen)

    # What a policy writer does

    def lint_wording(self, draft: Wordings) -> tuple[Finding, ...]:
        """Return what the template lint says of a template or clause as it would be with these wordings.

        Raises:
            UsageError: there is no such template, or the version is none.
        """
        from ert_writer.errors import ErtWriterError
        from ert_writer.flows.template_review import review_templates
        from ert_writer.templating.drafts import drafted
        from ert_writer.templating.lint import damaged

        with self._at_work(), drafted(draft, self.library) as library:
            try:
                return review_templates(library, self.context, [draft.name]).findings
            except ErtWriterError as error:
                return (damaged(draft.name, error),)

    def save_wording(self, draft: Wordings, read: str) -> None:
        """Write the wordings into the desk's own content directory; what was approved stays in force.

        Args:
            draft: version and wordings.
            read: mark of the wordings that the policy writer has read, by `templating.drafts.mark_of`.

        Raises:
            InputError: it cannot be written.
            UsageError: the content came with the program, was changed meanwhile, or a wording cannot be parsed.
        """
        from ert_writer.content.start import require_own
        from ert_writer.templating.drafts import save

        require_own(self.content)
        save(draft, read, self.library)

    def approve(self, name: str, languages: Sequence[Language], consent: Consent) -> tuple[Outcome, ...]:
        """Record that people approve a template or clause as it is, in its file and in the audit log.

        Args:
            name: a template's id, or `clauses/<id>`.
            languages: which wordings.
            consent: who approves, from when, until when, with which keys.

        Raises:
            InputError: a file cannot be read or written.
            UsageError: the content came with the program, the lint finds an error, or the approval would not hold.
        """
        from ert_writer.content.start import require_own
        from ert_writer.errors import UsageError
        from ert_writer.flows.recording import approval_record
        from ert_writer.model.findings import Severity
        from ert_writer.templating.editing import approve
        from ert_writer.templating.lint import lint

        require_own(self.content)
        library = self.library
        source = library.source(name)
        errors = [finding for finding in lint(source, library) if finding.severity >= Severity.ERROR]
        if errors:
            told = "; ".join(f"{finding.pair}: {finding.message}" for finding in errors)
            raise UsageError(f"not approved: {told}", where=source.id, hint="Correct it first")
        record = approval_record(source, languages, [person.name for person in consent.approved_by])
        return approve(
            source, languages, consent, library, on_record=lambda: self.recorder.around("approval", record, _now())
        )

    def retire(self, name: str, reason: str) -> Path:
        """Refuse a template or clause from now on, on record first; return its file.

        Raises:
            InputError: it cannot be recorded, or its file cannot be written.
            UsageError: the content came with the program, or there is no such template.
        """
        from ert_writer.content.start import require_own
        from ert_writer.templating.editing import retire

        require_own(self.content)
        library = self.library
        source, record = library.source(name), {"template": name, "reason": reason}
        with self.recorder.around("retirement", record, _now()):
            return retire(source, reason, library)

    def sign_approvers(self, key: Path) -> tuple[Trust, str]:
        """Sign the list of people who may approve, on record first; return it, and which signatures it still needs.

        Raises:
            InputError: it cannot be recorded, or a file cannot be read or written.
            UsageError: the key belongs to nobody on the list, or its version is not the next.
        """
        from ert_writer.templating.editing import sign_list
        from ert_writer.templating.signing import public_key

        record = {"list": "approvers.toml", "key": public_key(key)}
        with self.recorder.around("approval", record, _now()):
            return sign_list(self.content.templates, key)

    def glossary_changes(self, since: Path | str = "") -> tuple[ConceptChange, ...]:
        """Return what differs in the desk's glossary since another version of it.

        Args:
            since: a glossary file or directory, the name of a git revision, or nothing for the packaged glossary.

        Raises:
            ContentError, InputError: a glossary cannot be read.
            UsageError: there is no such revision.
        """
        from ert_writer.content.revisions import directory_at
        from ert_writer.terminology.changes import glossary_changes
        from ert_writer.terminology.reading import read_glossary

        if not since and self.content.glossary == packaged_content().glossary:
            return ()
        now = self._glossary()
        if not since:
            return glossary_changes(self._packaged_glossary(), now)
        if isinstance(since, Path):
            return glossary_changes(read_glossary(since), now)
        with directory_at(since, self.content.glossary, "glossary") as folder:
            return glossary_changes(read_glossary(folder), now)

    # How it does so

    def _read_glossary(self) -> Glossary:
        from ert_writer.terminology.reading import read_glossary

        return read_glossary(self.content.glossary)

    def _read_packaged_glossary(self) -> Glossary:
        from ert_writer.terminology.reading import read_glossary

        return read_glossary(packaged_content().glossary)

    def _at_work(self) -> AbstractContextManager[None]:
        return content_in_use(self._content)

    def _document(self, letter: Document | Path | str | bytes, progress: Progress | None = None) -> Document:
        return self.read(letter, progress=progress) if isinstance(letter, (bytes, str, Path)) else letter

    def _language(self, document: Document, said: Language, option: str) -> Language:
        from ert_writer.errors import UsageError
        from ert_writer.model.language import SUPPORTED, base

        language = said or self.detect(document).language
        if base(language) not in SUPPORTED:
            name = document.name
            raise UsageError(f"the language of {name} is not clear", where=option, hint="Say which: es, pt or en")
        return language

    def _made_detector(self) -> Detector:
        return make_detector(self.settings.detector)

    def _made_library(self) -> Library:
        from ert_writer.templating.library import load_library

        return load_library(self.content.templates)

    def _glossaries(self) -> tuple[Path, ...]:
        from ert_writer.terminology.reading import chosen_glossaries

        paths, added = chosen_glossaries(self.settings.glossary, self.content.glossary)
        return (*paths, *added)

    def _made_context(self) -> CheckContext:
        return make_context(self.settings.glossary, self._content)

    def _made_engines(self) -> tuple[Engine, ...]:
        return make_engines(EngineSettings(self.settings.engine, self.settings.models, self.settings.threads))

    def _made_inbound(self) -> Inbound:
        from ert_writer.memory.store import Memory

        engines, memory = self._engines(), self.settings.memory
        plain = engines[0].id == "echo" and not self.settings.glossary
        return inbound_of(engines, None if plain else self.context, Memory(memory) if memory is not None else None)

    def _made_log(self) -> AuditLog:
        from ert_writer.audit.log import AuditLog

        return AuditLog(self.settings.audit or audit_file())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
