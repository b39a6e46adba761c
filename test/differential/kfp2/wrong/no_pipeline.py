# SPDX-License-Identifier: Apache-2.0
# no line
"""A file with nothing to compile."""

x = 1
