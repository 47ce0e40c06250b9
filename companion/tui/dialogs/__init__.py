"""Modal dialogs: a result in words, nothing reached for outside."""
