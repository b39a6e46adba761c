# SPDX-License-Identifier: Apache-2.0
"""PYTHON .../kfir/__main__.py FD: the child that docs/protocol.md describes. Kept tiny: Python does not cache the main program."""
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
if sys.path and os.path.abspath(sys.path[0]) == here:
    del sys.path[0]
sys.path.insert(0, os.path.dirname(here))
# Our own folder caches our own code, whatever PYTHONDONTWRITEBYTECODE says of the user's (finder.py goes on with that).
setting, sys.dont_write_bytecode = sys.dont_write_bytecode, False
from kfir import child  # noqa: E402
sys.dont_write_bytecode = setting
del sys.path[0]
child.main(sys.argv[1:])
