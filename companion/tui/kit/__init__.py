"""What knows no room: rows, drawn pictures, forms, dialogs, the base of all screens."""
