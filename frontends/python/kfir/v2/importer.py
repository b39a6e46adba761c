# SPDX-License-Identifier: Apache-2.0
"""dsl.importer: a task that makes an artifact of something that is there."""
from kfir import places
from kfir.v2 import artifacts, constants, settings
from kfir.v2.channel import Collected, PipelineArtifactChannel, PipelineChannel
from kfir.v2.component import BaseComponent
from kfir.v2.pipeline import channels_in
from kfir.v2.structures import ComponentSpec, Importer, InputSpec, OutputSpec


def _metadata_name():
    return "the metadata of an importer"


def importer(artifact_uri, artifact_class, reimport=False, metadata=None, download_to_workspace=False):
    if isinstance(artifact_class, artifacts.Artifact):
        artifact_class = type(artifact_class)
    if not artifacts.is_artifact_class(artifact_class):
        raise TypeError("dsl.importer() makes an artifact, and `%s` is no class of artifacts" % (artifact_class,))
    inputs = {"uri": InputSpec("String")}
    arguments = {"uri": artifact_uri}
    names = {}  # of inputs, by the text of what is bound to them
    if metadata:
        if not isinstance(metadata, dict):
            raise AttributeError("the metadata of an importer is a dict, not an object of type `%s`" % type(metadata).__name__)
        metadata = _with_placeholders(metadata, inputs, arguments, names)
    uri = artifact_uri
    if isinstance(uri, PipelineChannel) or isinstance(uri, str) and "{{channel:" in uri and not settings.bug_compat:
        uri = None
    spec = ComponentSpec("importer", Importer(uri, artifacts.type_string(artifact_class), reimport is not None and constants.flag(reimport, lambda: "`reimport`"),
                                              metadata or None, bool(download_to_workspace)),
                         inputs=inputs, outputs={"artifact": OutputSpec(artifacts.type_string(artifact_class))})
    spec.kfir_place = places.here()
    return BaseComponent(spec)(**arguments)


def _with_placeholders(value, inputs, arguments, names):
    """`value` with the placeholder of an input in the place of each channel."""
    if isinstance(value, PipelineChannel):
        return _placeholder(value, inputs, arguments, names)
    if isinstance(value, str):
        value = constants.text(value, _metadata_name)
        for channel in channels_in(value):
            value = value.replace(channel.kfir_text, _placeholder(channel, inputs, arguments, names))
        return value
    if isinstance(value, dict):
        return {constants.text(_with_placeholders(key, inputs, arguments, names), _metadata_name): _with_placeholders(item, inputs, arguments, names)
                for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_placeholders(item, inputs, arguments, names) for item in value]
    return value if value is None else constants.plain(value, _metadata_name)


def _placeholder(channel, inputs, arguments, names):
    if isinstance(channel, PipelineArtifactChannel):
        raise ValueError("the metadata of an importer holds an artifact, `%s`" % channel.kfir_full_name)
    if settings.bug_compat and (isinstance(channel, Collected) or channel.kfir_type.islower()):
        raise TypeError("kfp 2.17 takes no item of a loop whose type is written as in Python, and nothing that is collected, for the metadata "
                        "of an importer: `%s`" % channel.kfir_full_name)
    name = names.get(channel.pattern)
    if name is None:
        name = "metadata-%d" % (len(names) + 1) if names else "metadata"
        names[channel.pattern] = name
        inputs[name] = InputSpec(channel.kfir_type)
        arguments[name] = channel
    return "{{$.inputs.parameters['%s']}}" % name
