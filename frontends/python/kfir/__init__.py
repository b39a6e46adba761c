# SPDX-License-Identifier: Apache-2.0
"""Kfir's tracing package: it stands in the place of `kfp` while a pipeline's file runs (docs/protocol.md)."""
