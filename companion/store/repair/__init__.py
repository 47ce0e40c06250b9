"""What happens to a file that is not simply the one we saved last. No byte of it is ever lost.

The usual read ends in ``vault.Vault.load``: the file is the one noted in the index, so nothing is looked
through, and nothing of this package is imported. Everything else comes here: a file that is damaged, empty or
gone, one that another program, another machine or a sync tool put there, and what a kill left half-way. It is
called with the lock held, and travels like this:

1. ``reconcile`` reads the bytes and works out what they should go on from: the state in memory if the file is
   open, and what was saved last, which still lies beside it (``recovery.last_saved``).
2. ``parsing`` turns bytes into text and text into values. It never gives up on odd bytes, and marks what JSON
   readers pass over: keys said twice, numbers that are not finite, what is nested too deeply.
3. ``examine`` goes through the values record by record. What cannot be used becomes a ``BadPart`` with its
   place, its reason and its text; the rest is tables, as always.
4. Is it no JSON at all, ``salvage`` picks every whole record out of the text, and ``placement`` says in which
   table one belongs that was found without its own. What lies between them becomes bad parts too.
5. Where nothing is known yet and something was wrong, ``recovery.last_good`` finds the newest good state: the
   copy of the last save, the generation before it, or the newest backup that reads.
6. ``foreign`` stamps what another program changed, which knows nothing of stamps, and tells what it took out
   on purpose from what it never had. Then both states are merged (``store.merge``), and with them what
   unfinished saves hold.
7. The bytes as they were are kept as ``NAME.broken-TIME`` (``recovery.set_aside``), the bad parts go verbatim
   into the table of ``quarantine``, and the whole is saved as any change is.
8. ``messages`` has the one sentence that is told for each thing that happened.

What could be put right but not saved is still returned, marked as such, and shown; writing is refused then.
"""
