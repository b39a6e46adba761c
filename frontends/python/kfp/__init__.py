# SPDX-License-Identifier: Apache-2.0
"""`import kfp` in an ordinary program, where this folder is on its path: Kfir's stand-in takes this module's place."""
import sys

from kfir import embed

embed.install()
__import__(__name__)
assert sys.modules[__name__].__file__ != __file__
