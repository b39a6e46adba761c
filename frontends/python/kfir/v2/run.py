# SPDX-License-Identifier: Apache-2.0
"""Chooses what to compile of a file that has been run."""
from kfir import host


def trace(job, module):
    main = _choose(module, job["function"], job["py"])
    result = traced(main)
    text = job.get("pipeline_parameters")
    if text:
        from kfir.v2 import compiler
        result["overrides"] = compiler.overrides(main, parameters=_parameters(text))
    return result


def traced(main):
    from kfir.v2 import decorators, trace
    try:
        return trace.trace(main, decorators.pipelines)
    except BaseException as error:
        if getattr(error, "kfir_place", None) is None:
            error.kfir_place = main.component_spec.kfir_place
        raise


def _parameters(text):
    import json
    try:
        values = json.loads(text)
    except ValueError as error:
        raise host.Usage("the pipeline parameters are no JSON: %s" % error)
    if not isinstance(values, dict):
        raise host.Usage("the pipeline parameters are no JSON object")
    return values


def _choose(module, wanted, path):
    from kfir.v2.component import BaseComponent, GraphComponent
    if wanted is not None:
        if not hasattr(module, wanted):
            raise host.Usage("`%s` has no pipeline or component `%s`" % (path, wanted))
        chosen = getattr(module, wanted)
        if not isinstance(chosen, BaseComponent):
            raise host.Usage("`%s` of `%s` is no pipeline or component" % (wanted, path))
        return chosen
    found = [(name, value) for name, value in sorted(module.__dict__.items()) if isinstance(value, BaseComponent)]
    pipelines = [entry for entry in found if isinstance(entry[1], GraphComponent)]
    if len(pipelines) == 1:
        return pipelines[0][1]
    if not pipelines and len(found) == 1:
        return found[0][1]
    names = ", ".join([name for name, _ in (pipelines or found)])
    if pipelines:
        raise host.Usage("`%s` has several pipelines: %s; choose one with --function" % (path, names))
    if found:
        raise host.Usage("`%s` has no pipeline and several components: %s; choose one with --function" % (path, names))
    raise host.Usage("`%s` has no pipeline and no component" % path)
