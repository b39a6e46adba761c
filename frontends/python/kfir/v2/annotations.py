# SPDX-License-Identifier: Apache-2.0
"""What stands in the signatures of components."""
from typing import TypeVar

try:
    from typing import Annotated
except ImportError:  # Python 3.8
    from typing_extensions import Annotated

from kfir.v2 import artifacts, types

T = TypeVar("T")


class OutputAnnotation:
    pass


class InputAnnotation:
    pass


class EmbeddedAnnotation:
    pass


Input = Annotated[T, InputAnnotation]
Output = Annotated[T, OutputAnnotation]
EmbeddedInput = Annotated[T, EmbeddedAnnotation]


def normalised(kind):
    """What the argument of InputPath() and OutputPath() says: a parameter's type as given, else the type string of an artifact."""
    if isinstance(kind, type) and hasattr(kind, "schema_title") and hasattr(kind, "schema_version"):
        return artifacts.type_string(kind)
    if isinstance(kind, str) and kind.lower() in artifacts.BY_NAME:
        return artifacts.type_string(artifacts.BY_NAME[kind.lower()])
    name = kind if isinstance(kind, str) else getattr(kind, "__name__", None) if isinstance(kind, type) else str(kind)
    if kind is not None and name and types.is_parameter(name) and name not in (types.FINAL_STATUS, types.CONFIG):
        return kind
    return artifacts.type_string(artifacts.Artifact)


class _Path:
    def __init__(self, type=None):
        self.type = normalised(type)

    def __eq__(self, other):
        return isinstance(other, self.__class__) and self.type == other.type

    __hash__ = None


class InputPath(_Path):
    pass


class OutputPath(_Path):
    pass
