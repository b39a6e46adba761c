# SPDX-License-Identifier: Apache-2.0
"""Random pipelines of KFP v1, as text of Python."""
