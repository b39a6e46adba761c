# SPDX-License-Identifier: Apache-2.0
"""dsl.importer: a task that makes an artifact of something that is there."""
from kfir import places
from kfir.v2 import artifacts, settings
from kfir.v2.channel import PipelineChannel
from kfir.v2.component import BaseComponent
from kfir.v2.pipeline import Pipeline
from kfir.v2.structures import ComponentSpec, Importer, InputSpec, OutputSpec


def importer(artifact_uri, artifact_class, reimport=False, metadata=None, download_to_workspace=False):
    if not artifacts.is_artifact_class(artifact_class):
        raise TypeError("dsl.importer() makes an artifact, and `%s` is no class of artifacts" % (artifact_class,))
    inputs = {"uri": InputSpec("String")}
    arguments = {"uri": artifact_uri}
    names = {}  # of inputs, by the text of what is bound to them
    metadata = _with_placeholders(metadata, inputs, arguments, names) if metadata else None
    uri = artifact_uri
    if isinstance(uri, PipelineChannel) or isinstance(uri, str) and "{{channel:" in uri and not settings.bug_compat:
        uri = None
    spec = ComponentSpec("importer", Importer(uri, artifacts.type_string(artifact_class), bool(reimport), metadata,
                                              bool(download_to_workspace)),
                         inputs=inputs, outputs={"artifact": OutputSpec(artifacts.type_string(artifact_class))})
    spec.kfir_place = places.here()
    return BaseComponent(spec)(**arguments)


def _with_placeholders(value, inputs, arguments, names):
    """`value` with the placeholder of an input in the place of each channel."""
    if isinstance(value, PipelineChannel):
        return _placeholder(value, inputs, arguments, names)
    if isinstance(value, str):
        pipeline = Pipeline._default_pipeline
        if "{{channel:" not in value or pipeline is None:
            return value
        for channel in pipeline.kfir_spoken:
            if channel.kfir_text in value:
                value = value.replace(channel.kfir_text, _placeholder(channel, inputs, arguments, names))
        return value
    if isinstance(value, dict):
        return {_with_placeholders(key, inputs, arguments, names): _with_placeholders(item, inputs, arguments, names)
                for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_placeholders(item, inputs, arguments, names) for item in value]
    return value


def _placeholder(channel, inputs, arguments, names):
    name = names.get(channel.pattern)
    if name is None:
        name = "metadata-%d" % (len(names) + 1) if names else "metadata"
        names[channel.pattern] = name
        inputs[name] = InputSpec(channel.kfir_type)
        arguments[name] = channel
    return "{{$.inputs.parameters['%s']}}" % name
