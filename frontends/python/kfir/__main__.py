# SPDX-License-Identifier: Apache-2.0
"""PYTHON .../kfir/__main__.py FD: the child that docs/protocol.md describes. Kept tiny: Python does not cache the main program."""
import os
import sys

_here = os.path.dirname(os.path.abspath(__file__))
if sys.path and os.path.abspath(sys.path[0]) == _here:
    del sys.path[0]
sys.path.insert(0, os.path.dirname(_here))
from kfir import child  # noqa: E402

del sys.path[0]
child.main(int(sys.argv[1]))
