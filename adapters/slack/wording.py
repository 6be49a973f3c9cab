"""The few sentences that only Slack needs, through the message catalogue like all others."""

from bot.cards import Card, Code, Line, Quiet, Text
from bot.wording.words import Words, filled


def invitation(words: Words, bot_name: str) -> Line:
    advice = words.say(
        "I am not in this channel, so I cannot read reactions here. To turn them on, write {command}",
        command="{command}",
    )
    return filled(advice, command=Code(f"/invite @{bot_name}"))


def not_allowed(words: Words) -> str:
    return words.say("I may not post in this channel. An administrator of the workspace can allow it.")


def joined_card(words: Words) -> Card:
    sentence = words.say("I joined this channel to count the reactions under my own messages. I read nothing else.")
    return Card("", sentence, (Quiet((sentence,)),))


def unknown_card(words: Words, umbrella: str) -> Card:
    sentence = words.say(
        "This button is from an older version of me, or not mine. Ask again with {command}", command="{command}"
    )
    typed = Code(f"/{umbrella} help")
    return Card(
        words.say("That did not work"),
        sentence.format(command=typed.text),
        (Text(filled(sentence, command=typed)),),
    )


def no_form(words: Words) -> str:
    return words.say("A form cannot be opened from a message. Use the slash command or a button instead.")


def too_late(words: Words) -> str:
    return words.say("Slack waits only three seconds for a form, and that was not enough. Please try again.")
