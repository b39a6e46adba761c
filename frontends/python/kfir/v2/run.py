# SPDX-License-Identifier: Apache-2.0
"""Chooses what to compile of a file that has been run."""
from kfir import host
from kfir.v2 import settings


def trace(job, module):
    main = _choose(module, job["function"], job["py"])
    result = traced(main)
    text = job.get("pipeline_parameters")
    if text is not None:
        from kfir.v2 import compiler
        values = _parameters(text)
        try:
            result["overrides"] = compiler.overrides(main, parameters=values)
        except (NotImplementedError, ValueError) as error:
            error.kfir_place = main.component_spec.kfir_place
            raise
    return result


def traced(main):
    from kfir.v2 import channel, decorators, trace
    from kfir.v2.structures import Container
    spec = main.component_spec
    if getattr(main, "kfir_refusal", None) is not None:
        raise main.kfir_refusal
    try:
        if isinstance(spec.implementation, Container) and spec.kfir_document is None:
            for name in list(spec.inputs) + list(spec.outputs):
                channel.PipelineChannel(name, None)
        return trace.trace(main, [] if settings.checks else decorators.pipelines)
    except BaseException as error:
        if getattr(error, "kfir_place", None) is None:
            error.kfir_place = main.component_spec.kfir_place
        raise


def check(main):
    """Raises what is wrong with a pipeline that has just been defined."""
    result = traced(main)
    result["overrides"] = result["manifest"] = None
    host.ask("check", result)


def _parameters(text):
    import json
    try:
        values = json.loads(text)
    except ValueError as error:
        raise host.Usage("the pipeline parameters are no JSON: %s" % error)
    if not values:
        return {}
    if not isinstance(values, dict):
        raise host.Usage("the pipeline parameters are no JSON object")
    return values


def _usage(message, value):
    """`value`: what shows the mistake."""
    from kfir import places
    error = host.Usage(message)
    spec = getattr(value, "component_spec", None)
    place = getattr(value, "kfir_place", None)
    if place is not None:
        error.kfir_place = place
    elif spec is not None:
        error.kfir_place = spec.kfir_place
    elif hasattr(value, "__code__"):
        error.kfir_place = places.of_function(value)
    return error


def _choose(module, wanted, path):
    from kfir.v2.component import BaseComponent, GraphComponent
    from kfir.v2.decorators import Decorator
    if wanted is not None:
        if not hasattr(module, wanted):
            raise host.Usage("`%s` has no pipeline or component `%s`" % (path, wanted))
        chosen = getattr(module, wanted)
        if not isinstance(chosen, BaseComponent):
            raise _usage("`%s` of `%s` is no pipeline or component" % (wanted, path), chosen)
        return chosen
    found = [(name, value) for name, value in sorted(module.__dict__.items()) if isinstance(value, BaseComponent)]
    pipelines = [entry for entry in found if isinstance(entry[1], GraphComponent)]
    if len(pipelines) == 1:
        return pipelines[0][1]
    if not pipelines and len(found) == 1:
        return found[0][1]
    names = ", ".join([name for name, _ in (pipelines or found)])
    if pipelines:
        raise _usage("`%s` has several pipelines: %s; choose one with --function" % (path, names), pipelines[1][1])
    if found:
        raise _usage("`%s` has no pipeline and several components: %s; choose one with --function" % (path, names), found[1][1])
    for name, value in module.__dict__.items():
        if isinstance(value, Decorator):
            raise _usage("`%s` has no pipeline and no component: `%s` is a decorator that no function has" % (path, name), value)
    raise host.Usage("`%s` has no pipeline and no component" % path)
