# SPDX-License-Identifier: Apache-2.0
"""cut.py FROM TO END: copies the bytes of FROM up to END, counted as Python does."""
import pathlib
import sys

source, target, end = sys.argv[1:]
pathlib.Path(target).write_bytes(pathlib.Path(source).read_bytes()[:int(end)])
