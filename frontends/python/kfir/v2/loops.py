# SPDX-License-Identifier: Apache-2.0
"""What a loop goes over, and its item."""
from kfir.v2 import settings, types
from kfir.v2.channel import Collected, PipelineArtifactChannel, PipelineChannel, PipelineParameterChannel

ITEM = "loop-item"
_TAKEN = ("channel_type", "full_name", "name", "pattern", "task", "task_name")


class LoopArgumentVariable(PipelineParameterChannel):
    """A field of an item."""

    def __init__(self, item, field):
        PipelineParameterChannel.__init__(self, "%s-subvar-%s" % (item.kfir_name, field), item.kfir_field_type, item.kfir_task_name,
                                          item.kfir_task)
        self.kfir_group = item.kfir_group
        self.loop_argument = item
        self.kfir_any = item.kfir_field_type == "String"
        self.subvar_name = field


class LoopParameterArgument(PipelineParameterChannel):
    """An item. Any attribute that a channel does not have is a field."""

    def __init__(self, name, item_type, field_type, source, items=None):
        PipelineParameterChannel.__init__(self, name, item_type, None if source is None else source.kfir_task_name,
                                          None if source is None else source.kfir_task)
        self.kfir_group = None if source is None else source.kfir_group
        self.kfir_field_type = field_type
        self.kfir_any = item_type == "String"  # nobody said what it is
        self.kfir_source = source  # the channel that is looped over; None: constant items
        self.items_or_pipeline_channel = items if source is None else source

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or name.startswith("kfir_"):
            raise AttributeError(name)
        if name == "value" and settings.bug_compat and self.kfir_source is not None:
            return None  # an attribute of kfp's channels
        field = LoopArgumentVariable(self, name)
        self.__dict__[name] = field
        return field


class _FieldsFirst(LoopParameterArgument):
    """An item with a field that is called as an attribute of channels: the field counts."""

    def __getattribute__(self, name):
        if not name.startswith("kfir_"):
            fields = object.__getattribute__(self, "__dict__").get("kfir_fields")
            if fields is not None and name in fields:
                return fields[name]
        return LoopParameterArgument.__getattribute__(self, name)


class LoopArtifactArgument(PipelineArtifactChannel):
    def __init__(self, source):
        PipelineArtifactChannel.__init__(self, source.kfir_name + "-" + ITEM, source.kfir_type, source.kfir_task_name, False, source.kfir_task)
        self.kfir_group = source.kfir_group
        self.kfir_source = source
        self.items_or_pipeline_channel = source


def item_of_channel(source):
    if isinstance(source, Collected):
        raise TypeError("a loop cannot go over what dsl.Collected() gives")
    if isinstance(source, PipelineArtifactChannel):
        if not source.kfir_is_list:
            raise ValueError("a loop goes over lists: `%s` is a single artifact" % source.kfir_full_name)
        return LoopArtifactArgument(source)
    # Nobody knows the type of a field: the values of constant items may differ in theirs.
    if types.parameter_type(source.kfir_type) != types.LIST and not isinstance(source, LoopArgumentVariable):
        raise ValueError("a loop goes over lists: `%s` is of type %s" % (source.kfir_full_name, types.describe(source.kfir_type, False)))
    item_type = types.inner_type(source.kfir_type)
    if item_type is None:
        return LoopParameterArgument(source.kfir_name + "-" + ITEM, "String", "String", source)
    return LoopParameterArgument(source.kfir_name + "-" + ITEM, item_type, types.split_dict(item_type) or "String", source)


def _is_name(text):
    return text.isidentifier() and text.isascii()


def item_of_constants(items, next_number):
    """`next_number()` is called once the items have been found to be good."""
    items = list(items)
    if not items:
        raise ValueError("a loop over an empty list")
    first = items[0]
    if first is None or isinstance(first, PipelineChannel):
        raise TypeError("a loop's items are constants: `%s`" % (first,))
    field_type = "String"
    if isinstance(first, dict):
        for key in first:
            if not isinstance(key, str):
                raise TypeError("the keys of a loop's items are text: `%s`" % (key,))
            if settings.bug_compat and key in _TAKEN:
                raise AttributeError("an item of a loop has an attribute `%s` of its own, so that kfp 2.17 fails at a field of that name" % key)
            if not _is_name(key):
                raise ValueError("the key `%s` of a loop's items is not a name of Python" % key)
        key = list(first)[0]
        field_type = type(first[key]).__name__
        item_type = "Dict[%s, %s]" % (type(key).__name__, field_type)
    else:
        item_type = type(first).__name__
    from kfir import text
    raw = text.dumps(items)  # a channel among them: TypeError
    if "{{channel:" in raw and not settings.bug_compat:
        raise ValueError("the items of a loop hold text with a value of the run, which nothing fills in there")
    kind = _FieldsFirst if isinstance(first, dict) else LoopParameterArgument
    item = kind("loop-item-param-%d" % next_number(), item_type, field_type, None, items)
    item.kfir_raw = raw
    if isinstance(first, dict):
        item.kfir_fields = {key: LoopArgumentVariable(item, key) for key in first}
    return item
