"""The full-screen app: the only package that imports Textual."""

import os

# Textual gathers changes for 1/60 s before it paints. Nothing here moves by itself: a change
# is painted when it is complete, and waiting longer would only make keys and the start later.
os.environ.setdefault("TEXTUAL_FPS", "240")
