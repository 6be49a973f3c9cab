"""What Discord takes, with the page of its documentation that says so (docs.discord.com, 2026-08)."""

COMPONENTS = 40
"""components in a message, nested ones counted (components reference)"""
TEXT = 4000
"""characters over all text displays of a message (components reference)"""
BYTES = 9800
"""UTF-8 bytes of all text in a V2 message; undocumented, answered with HTTP 500 from about 10,170 on, which hits CJK text"""
ROW_BUTTONS = 5
"""buttons in an action row (components reference: action row)"""
BUTTON_LABEL = 80
CUSTOM_ID = 100
SELECT_OPTIONS = 25
OPTION_LABEL = 100
OPTION_HINT = 100
PLACEHOLDER = 150
MODAL_TITLE = 45
MODAL_LABEL = 45
MODAL_HINT = 100
MODAL_FIELDS = 5
TEXT_INPUT = 4000
TITLE = 256
THREAD_NAME = 100
"""characters (start thread from message)"""
NONCE = 25
"""characters of a nonce (create message)"""
CHOICES = 25
CHOICE = 100
"""characters of an autocomplete choice's name and value (application commands)"""
V2_FLAG = 1 << 15
"""IS_COMPONENTS_V2; no content and no embeds beside it"""
EPHEMERAL_FLAG = 1 << 6
