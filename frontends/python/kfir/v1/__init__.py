# SPDX-License-Identifier: Apache-2.0
"""The stand-ins for the SDK of KFP v1 (1.8)."""
