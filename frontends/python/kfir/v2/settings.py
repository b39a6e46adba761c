# SPDX-License-Identifier: Apache-2.0
"""What holds for the whole run: the version that stands in documents, and how the compiler was called."""

VERSION = "2.17.0"

bug_compat = False  # --kfp-bug-compat
checks = False      # whether a pipeline is checked when it is defined: programs may catch what is wrong with it
type_check = True   # not --disable-type-check, which has no effect, as in kfp
caching = True      # of tasks that say nothing
checked_caching = False


def caching_default():
    """The environment is read once, as kfp does when it is imported."""
    global caching, checked_caching
    if not checked_caching:
        import os
        checked_caching = True
        setting = os.environ.get("KFP_DISABLE_EXECUTION_CACHING_BY_DEFAULT", "")
        if setting.strip().lower() in ("1", "true", "t", "yes", "y", "on"):
            caching = False
    return caching
