"""How all tests run: no law of hypothesis fails because the machine was busy, and all is the same under
``nohup`` and with ``&`` as from a terminal.
"""

from __future__ import annotations

import signal

from hypothesis import settings

settings.register_profile("companion", deadline=None)
settings.load_profile("companion")

# A shell lets what it starts in the background, and nohup what it starts, ignore these; so would every child
# that a test starts, and a test of Ctrl-C would wait for ever.
for name in ("SIGINT", "SIGQUIT", "SIGHUP"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
