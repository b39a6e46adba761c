# SPDX-License-Identifier: Apache-2.0
"""Kfir's tracing package: it stands in the place of `kfp` while a pipeline's file runs (docs/protocol.md)."""


def install(sdk=None):
    """Puts the stand-ins of SDK `v1` or `v2` in the place of `kfp` in this process: see embed.py."""
    from kfir import embed
    embed.install(sdk)
