"""views.*: modals by trigger, a stack of three at most, and Home tabs."""

from adapters.playground.slack.api.ask import Ask
from adapters.playground.slack.checks.surfaces import check_view
from adapters.playground.slack.limits import VIEW
from adapters.playground.slack.nouns import Json, SlackError, View
from adapters.playground.slack.shapes import view_json


def _view(ask: Ask, kind: str) -> Json:
    raw = ask.json("view", "invalid_arguments")
    if problems := check_view(raw, kind):
        raise SlackError("invalid_arguments", *problems)
    if len(str(raw)) > VIEW.size:
        raise SlackError("view_too_large")
    return dict(raw)


def _answer(ask: Ask, view: View) -> Json:
    return {"view": view_json(view, ask.ground.app, ask.ground.workspaces[view.workspace])}


def _refuse_twin(ask: Ask, body: Json, of: View | None = None) -> None:
    external = body.get("external_id")
    if not external:
        return
    open_views = (view for stack in ask.ground.modals.values() for view in stack)
    if any(view.body.get("external_id") == external and view is not of for view in open_views):
        raise SlackError("duplicate_external_id")


def open_view(ask: Ask) -> Json:
    body = _view(ask, "modal")
    _refuse_twin(ask, body)
    trigger = ask.ground.passes.redeem(ask.needed("trigger_id"))
    return _answer(ask, ask.ground.show_modal(trigger.user, ask.workspace, body, push=False))


def push(ask: Ask) -> Json:
    body = _view(ask, "modal")
    _refuse_twin(ask, body)
    trigger = ask.ground.passes.redeem(ask.needed("trigger_id"))
    stack = ask.ground.modals[trigger.user]
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= VIEW.stack:
        raise SlackError("push_limit_reached")
    return _answer(ask, ask.ground.show_modal(trigger.user, ask.workspace, body, push=True))


def update(ask: Ask) -> Json:
    body = _view(ask, "modal")
    external = ask.text("external_id")
    stacks = (view for stack in ask.ground.modals.values() for view in stack)
    by_external = next((view for view in stacks if external and view.body.get("external_id") == external), None)
    view = ask.ground.find_view(ask.text("view_id")) or by_external
    if view is None or view.workspace != ask.workspace.id:
        raise SlackError("not_found")
    _refuse_twin(ask, body, view)
    _same_hash(ask, view)
    return _answer(ask, ask.ground.replace_view(view, body))


def publish(ask: Ask) -> Json:
    body = _view(ask, "home")
    user = ask.needed("user_id")
    if user not in ask.ground.people or ask.ground.people[user].workspace != ask.workspace.id:
        raise SlackError("invalid_arguments", "[ERROR] user_id does not belong to a person of this workspace")
    view = ask.ground.homes.get(user)
    if view is not None:
        _same_hash(ask, view)
    return _answer(ask, ask.ground.show_home(user, ask.workspace, body))


def _same_hash(ask: Ask, view: View) -> None:
    wanted = ask.text("hash")
    if wanted and wanted != view.hash:
        raise SlackError("hash_conflict")
