# SPDX-License-Identifier: Apache-2.0
"""The stand-in for kfp 2.17 (docs/kfp-v2.md says what is where)."""
