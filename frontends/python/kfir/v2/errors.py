# SPDX-License-Identifier: Apache-2.0
"""The exceptions of kfp that are not Python's own."""


class InconsistentTypeException(Exception):
    pass


class InconsistentTypeWarning(Warning):
    pass


class InvalidControlFlowException(Exception):
    pass


class InvalidTopologyException(Exception):
    pass


for _class in (InconsistentTypeException, InconsistentTypeWarning):
    _class.__module__ = "kfp.dsl.types.type_utils"
InvalidControlFlowException.__module__ = "kfp.dsl.tasks_group"
InvalidTopologyException.__module__ = "kfp.compiler.compiler_utils"
