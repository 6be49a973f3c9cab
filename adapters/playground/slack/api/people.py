"""users.*, bots.info, team.info, emoji.list, auth.*: who is who."""

from adapters.playground.slack.api.ask import Ask, page
from adapters.playground.slack.nouns import Json, Person, SlackError
from adapters.playground.slack.shapes import user_json

USERS_DEFAULT = 200


def _shown(ask: Ask, person: Person) -> Json:
    together = any(
        person.id in each.members and ask.bot in each.members
        for each in ask.ground.channels.values()
        if each.shared_with
    )
    return user_json(person, ask.workspace.id, locale=ask.flag("include_locale"), stranger=not together)


def info(ask: Ask) -> Json:
    person = ask.ground.people.get(ask.text("user"))
    if person is None:
        raise SlackError("user_not_found")
    return {"user": _shown(ask, person)}


def list_users(ask: Ask) -> Json:
    team = [each for each in ask.ground.people.values() if each.workspace == ask.workspace.id]
    some, cursor = page(team, ask, USERS_DEFAULT)
    return {"members": [_shown(ask, each) for each in some], "response_metadata": {"next_cursor": cursor}}


def bot_info(ask: Ask) -> Json:
    if ask.text("bot") not in {"", ask.workspace.bot_id}:
        raise SlackError("bot_not_found")
    app = ask.ground.app
    bot = {"id": ask.workspace.bot_id, "name": app.name, "app_id": app.id, "user_id": ask.bot}
    return {"bot": bot | {"deleted": False, "updated": 0}}


def team_info(ask: Ask) -> Json:
    team = ask.ground.workspaces.get(ask.text("team") or ask.workspace.id)
    if team is None:
        raise SlackError("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}}


def emoji(ask: Ask) -> Json:
    return {"emoji": dict(ask.ground.emoji)}


def auth_test(ask: Ask) -> Json:
    team = ask.workspace
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": ask.ground.people[team.bot_user].name,
        "team_id": team.id,
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "enterprise_id": team.enterprise or None,
        "is_enterprise_install": team.org_wide,
    }


def uninstall(ask: Ask) -> Json:
    """apps.uninstall and auth.revoke: the app gives its place in this workspace back."""
    ask.ground.uninstall(ask.workspace)
    return {"revoked": True}


def api_test(ask: Ask) -> Json:
    if error := ask.text("error"):
        raise SlackError(error, args=ask.args)
    return {"args": ask.args}
