# SPDX-License-Identifier: Apache-2.0
"""What a component runs that is made of a Python function."""
from kfir.v2.structures import Container


def container(function, spec, *, base_image, target_image, **options):
    return Container(target_image or base_image or "python:3.11", ["sh"], ["--executor_input", "{{$}}", "--function_to_execute", function.__name__])


def notebook_container(function, spec, *, base_image, **options):
    return container(function, spec, base_image=base_image, target_image=None)


def passthroughs(fields):
    """(number of the field, whether it applies to the task too) of each."""
    return [(getattr(entry, "field", entry), getattr(entry, "apply_to_task", False)) for entry in fields or ()]
