# SPDX-License-Identifier: Apache-2.0
"""Components as user code sees them, and as the trace takes them.

A component is a ComponentSpec: its name (a slug), its ports, and one implementation:
  Container  what a leaf runs, its words as text with the placeholders of the IR in it
  Importer   made by dsl.importer
  Graph      a pipeline: the record that kfir.v2.pipeline made of it, or a document that was loaded
"""
from kfir.v2 import types


class InputSpec:
    """A port. `default` counts where `optional` is true; `type` is a type string (kfir.v2.types)."""

    def __init__(self, type, default=None, optional=False, is_artifact_list=False, description=None, has_default=None):
        self.type = type
        self.default = default
        self.optional = optional or default is not None
        self.is_artifact_list = is_artifact_list
        self.description = description

    def __eq__(self, other):
        return isinstance(other, InputSpec) and self.__dict__ == other.__dict__

    __hash__ = None

    def __repr__(self):
        return "InputSpec(type=%r, default=%r, optional=%r, is_artifact_list=%r, description=%r)" % (
            self.type, self.default, self.optional, self.is_artifact_list, self.description)

    def is_final_status(self):
        return self.type == types.FINAL_STATUS


class OutputSpec:
    def __init__(self, type, is_artifact_list=False, description=None):
        self.type = type
        self.is_artifact_list = is_artifact_list
        self.description = description

    def __eq__(self, other):
        return isinstance(other, OutputSpec) and self.__dict__ == other.__dict__

    __hash__ = None

    def __repr__(self):
        return "OutputSpec(type=%r, is_artifact_list=%r, description=%r)" % (self.type, self.is_artifact_list, self.description)


class ContainerSpec:
    """What a `container_component` returns. Words are text or placeholders (kfir.v2.placeholders)."""

    def __init__(self, image, command=None, args=None):
        self.image = image
        self.command = command
        self.args = args

    def __eq__(self, other):
        return isinstance(other, ContainerSpec) and self.__dict__ == other.__dict__

    __hash__ = None

    def __repr__(self):
        return "ContainerSpec(image=%r, command=%r, args=%r)" % (self.image, self.command, self.args)


class Implementation:
    """`container`, `importer` and `graph`: this one, or None."""
    container = importer = graph = None


class Container(Implementation):
    """An executor: text only. `env` is a dict in order; `resources` what a task has that sets none, by the names of kfir.v2.task."""

    def __init__(self, image, command=(), args=(), env=None, resources=None):
        self.image = image
        self.command = list(command or ())
        self.args = list(args or ())
        self.env = dict(env or {})
        self.kfir_resources = resources or {}

    @property
    def container(self):
        return self


ContainerSpecImplementation = Container


class Importer(Implementation):
    """`artifact_uri` is text, or None where the input `uri` holds it."""

    def __init__(self, artifact_uri, schema, reimport, metadata, download_to_workspace):
        self.artifact_uri = artifact_uri
        self.schema = schema
        self.reimport = reimport
        self.metadata = metadata
        self.download_to_workspace = download_to_workspace

    @property
    def importer(self):
        return self


ImporterSpec = Importer


class Graph(Implementation):
    """Exactly one of: `pipeline`, a kfir.v2.pipeline.Pipeline that has been traced; `document`, the number by which C++ knows a
    document that it read."""

    def __init__(self, pipeline=None, document=None):
        self.pipeline = pipeline
        self.document = document


class ComponentSpec:
    def __init__(self, name, implementation, description=None, inputs=None, outputs=None, task_config_passthroughs=None):
        self.name = name
        self.description = description
        self.inputs = inputs or {}
        self.outputs = outputs or {}
        self.implementation = implementation
        self.task_config_passthroughs = task_config_passthroughs or []
        self.kfir_place = None  # index of the place where the user made it
        self.kfir_document = None  # of one that was loaded: its number, for when it is compiled by itself
        self.kfir_mismatch = None  # of one that was loaded: why it can't be used

    def __repr__(self):
        return "ComponentSpec(name=%r)" % self.name
