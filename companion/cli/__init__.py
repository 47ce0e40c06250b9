"""The command line: one-shot commands that share the app's rules and its file.

To add a command: write a module whose ``parsers()`` maps its word to a parser that sets ``run`` to a function
``(args, context) -> exit code``, and name both in ``parser.MODULES``. Nothing here imports Textual.
"""
