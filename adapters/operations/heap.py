"""When Python looks through everything for what nobody uses any more: not while it loads what stays for ever.

Those looks are a tenth of a start, so `main.py` switches them off; later, with all that was loaded still in it, one takes
up to seventy milliseconds in which nobody is answered.
"""

import gc


def settle(*, thorough: bool = False) -> None:
    """What is here now is not looked at again; `thorough` looks a last time."""
    if thorough:
        gc.collect()
    gc.freeze()
    gc.enable()
