"""`ert-writer templates`: what a policy writer does with reply templates."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli import template_study as study
from ert_writer.cli.clock import TodayOption, now
from ert_writer.cli.edge import EXIT_FINDINGS, emit_json
from ert_writer.cli.options import ContentOption, FormatOption
from ert_writer.cli.template_tools import IdArgument, LanguageOption, languages, library_of, say
from ert_writer.cli.wording import tell
from ert_writer.content.place import find_content
from ert_writer.content.start import require_own
from ert_writer.errors import UsageError


def list_(
    form: FormatOption = "text",
    clauses: Annotated[bool, typer.Option("--clauses", help="List shared clauses too.")] = False,
    content: ContentOption = None,
    today: TodayOption = "",
) -> None:
    """List templates, their gates, and how each language stands."""
    from ert_writer.cli.template_views import table
    from ert_writer.templating.states import states

    found = states(library_of(content), now(today).date(), clauses=clauses)
    if form == "json":
        emit_json({"templates": found})
    else:
        say(table(found))


def verify(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="All when none is named.")] = None,
    form: FormatOption = "text",
    failing: Annotated[bool, typer.Option("--failing", help="Only what does not hold.")] = False,
    content: ContentOption = None,
    today: TodayOption = "",
) -> None:
    """Say whether approvals hold today; exit 1 when one does not."""
    from ert_writer.cli.template_views import reasons
    from ert_writer.templating.states import REFUSED, states

    library = library_of(content)
    for name in ids or ():
        library.source(name)
    found = [
        state for state in states(library, now(today).date(), clauses=True, steps=True) if not ids or state.id in ids
    ]
    refused = [state for state in found if state.damaged or any(one.state == REFUSED for one in state.languages)]
    if form == "json":
        emit_json({"templates": refused if failing else found})
    else:
        say(reasons(refused if failing else found))
    if refused:
        raise typer.Exit(EXIT_FINDINGS)


def approve(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Templates, or clauses/ID.")],
    by: Annotated[list[str], typer.Option("--by", help='Who approves: "Given Surname (role)".')],
    expires: Annotated[str, typer.Option("--expires", metavar="YYYY-MM-DD", help="First day it no longer holds.")],
    lang: LanguageOption = "all",
    key: Annotated[
        list[str] | None, typer.Option("--key", help='Sign: "Given Surname=key.pem" (Ed25519, PEM).')
    ] = None,
    content: ContentOption = None,
) -> None:
    """Record that somebody other than the author approves a wording as it is; it holds once two people have."""
    from ert_writer.desk import Desk
    from ert_writer.desk.config import configured
    from ert_writer.templating.editing import Consent, people

    if len(key or ()) > 1:
        hint = "Each person approves by a command of their own, where their key is"
        raise UsageError("two private keys are in one hand", where="--key", hint=hint)
    keys = tuple((name.strip(), Path(path)) for name, _, path in (pair.partition("=") for pair in key or ()))
    consent = Consent(people(by), now().date(), now(expires).date(), keys)
    desk = Desk(configured(content=content))
    for name in ids:
        for outcome in desk.approve(name, languages(lang), consent):
            state = "approved" if outcome.in_force else f"half approved, {outcome.given} of {outcome.needed}"
            tell(f"{name} ({outcome.language}): {state}", named=False)


def retire(
    ident: IdArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why, and what to use instead.")],
    content: ContentOption = None,
) -> None:
    """Refuse a template from now on, with a reason."""
    from ert_writer.desk import Desk
    from ert_writer.desk.config import configured

    if not reason.strip() or not reason.isprintable():
        raise UsageError("the reason is one line of text", where="--reason")
    tell(f"retired: {Desk(configured(content=content)).retire(ident, reason)}", named=False)


def new(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Lower-case words joined by hyphens.")],
    author: Annotated[str, typer.Option("--author", help="Who writes it, and so may not approve it.")],
    policy: Annotated[str, typer.Option("--policy", help="Reference of the policy it carries out.")],
    content: ContentOption = None,
) -> None:
    """Start a template: its data and a wording in three languages to write on."""
    from ert_writer.templating.editing import start

    place = find_content(content)
    require_own(place)
    for path in start(ident, author, policy, place.templates):
        tell(f"written: {path}", named=False)


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new directory.")]) -> None:
    """Make your own content directory: a copy of templates and glossary to edit, keep and approve."""
    from ert_writer.content.start import start_content

    for path in start_content(folder):
        tell(f"written: {path}", named=False)
    tell(f"next: edit {folder / 'templates' / 'desk.toml'}, and use --content {folder}", named=False)


def keys_new(out: Annotated[Path, typer.Option("--out", "-o", help="Where to write the private key (PEM).")]) -> None:
    """Make a key pair: the private key goes to a file, the line for approvers.toml to the screen."""
    from ert_writer.cli.output import save
    from ert_writer.templating.signing import new_key, public_key

    save(out, new_key())
    say(f'key = "{base64.b64encode(bytes.fromhex(public_key(out))).decode()}"')


def keys_sign(
    key: Annotated[Path, typer.Option("--key", help="Your private key (Ed25519, PEM).")],
    content: ContentOption = None,
) -> None:
    """Sign approvers.toml as it is; it is in force once enough keys of the old and the new list have."""
    from ert_writer.desk import Desk
    from ert_writer.desk.config import configured

    trust, missing = Desk(configured(content=content)).sign_approvers(key)
    state = f"signed; {missing}" if missing else "in force"
    say(f"approvers.toml version {trust.version}: {state}")


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
    group.command("list")(list_)
    group.command("show")(study.show)
    group.command("find")(study.find)
    group.command("preview")(study.preview)
    group.command("lint")(study.lint)
    group.command("verify")(verify)
    group.command("diff")(study.diff)
    group.command("approve")(approve)
    group.command("usage")(study.usage)
    group.command("new")(new)
    group.command("init")(init)
    group.command("retire")(retire)
    keys = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    keys.command("new", help="Make a key pair to sign approvals with.")(keys_new)
    keys.command("sign", help="Sign the list of approvers.")(keys_sign)
    group.add_typer(keys, name="keys", help="Make keys, and sign the list of people who may approve.")
    app.add_typer(group, name="templates", help="List, show, lint, approve and preview reply templates.")
