# SPDX-License-Identifier: Apache-2.0
"""`import kubernetes` in an ordinary program, where this folder is on its path: models are Kfir's, all else the real package's."""
import sys

from kfir import embed

embed.install()
__import__(__name__)
assert sys.modules[__name__].__file__ != __file__
