# SPDX-License-Identifier: Apache-2.0
"""Which modules of Python's library kfp's command has imported before it runs a file, so that no file beside that takes their place."""

NAMES = frozenset("""
abc array ast asyncio base64 binascii bisect bz2 calendar codecs collections concurrent configparser contextlib contextvars copy copyreg csv
ctypes dataclasses datetime decimal dis email encodings enum fcntl fnmatch functools genericpath getpass gettext grp gzip hashlib heapq hmac
html http importlib inspect io ipaddress itertools json keyword linecache locale logging lzma math mimetypes multiprocessing ntpath numbers
opcode operator os pathlib pickle pkgutil platform posixpath pprint pydoc queue quopri random re reprlib secrets select selectors shlex shutil
signal site socket socketserver ssl stat string stringprep struct subprocess sysconfig tarfile tempfile termios textwrap threading token
tokenize traceback types typing unicodedata urllib uuid warnings weakref webbrowser wsgiref zipfile zlib zoneinfo
""".split())


def shadowed(entries):
    """Those of them that have the name of one of `entries`, the files and folders of a folder."""
    return NAMES.intersection([entry[:-3] if entry.endswith(".py") else entry for entry in entries])
