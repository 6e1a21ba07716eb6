"""``python -m sifara`` is the ``sifara`` command."""

import sys

from sifara.cli import main

sys.exit(main())
