"""What a key does to a habit, a friend, an interest or a session: a dialog, then one durable change.

To add a kind of record: write its acts beside these and name it in ``Acts``.
"""
