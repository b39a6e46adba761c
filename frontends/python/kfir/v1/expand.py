# SPDX-License-Identifier: Apache-2.0
"""The command line that a component comes to with given arguments."""
from kfir.v1 import rules
from kfir.v1.values import FINAL_STATUS, serialize_value

_TRUE = ("y", "yes", "t", "true", "on", "1")
_FALSE = ("n", "no", "f", "false", "off", "0")


class CommandLine:
    """Expands the words of a command line; notes what they use on the way."""

    def __init__(self, spec, arguments):
        self.inputs = {input["name"]: input for input in spec.get("inputs", ())}
        self.arguments = arguments
        self.fixed = spec["implementation"]["container"].get("fileOutputs", {})
        self.output_paths = {output["name"]: self.fixed[output["name"]] for output in spec.get("outputs", ())
                             if output["name"] in self.fixed}
        self.input_paths = {}
        self.by_value = {}

    def words(self, words):
        result = []
        for word in words or ():
            word = self.word(word)
            if isinstance(word, list):
                result.extend(word)
            elif word is not None:
                result.append(word)
        return result

    def word(self, word):
        """Text, a list of text, or None for nothing."""
        if isinstance(word, dict):
            (kind, value), = word.items()
            return getattr(self, "_" + kind)(value)
        return None if word is None else str(word)

    def _missing(self, name):
        input = self.inputs[name]
        if input.get("optional") or input.get("type") == FINAL_STATUS:
            return None
        raise ValueError("the input `%s` has no value" % name)

    def _inputValue(self, name):
        value = self.arguments.get(name)
        if value is None:
            return self._missing(name)
        result = self.by_value[name] = serialize_value(value, self.inputs[name].get("type"))
        return result

    def _inputPath(self, name):
        if self.arguments.get(name) is None:
            return self._missing(name)
        result = self.input_paths[name] = rules.input_path(name)
        return result

    def _outputPath(self, name):
        if name in self.fixed:
            raise ValueError("the output `%s` has a fixed path (`fileOutputs`) and is an `outputPath` too" % name)
        result = self.output_paths[name] = rules.output_path(name)
        return result

    def _needs(self, name):
        """For these, an argument counts as given even if it is None, and there has to be one even if it is optional."""
        if name not in self.arguments:
            self._missing(name)
            raise TypeError("the input `%s` has no value, of which the command line uses the URI or the like" % name)

    def _inputUri(self, name):
        self._needs(name)
        self.input_paths[name] = rules.input_path(name)
        return "{{$.inputs.artifacts['%s'].uri}}" % name

    def _inputMetadata(self, name):
        self._needs(name)
        return self._outputMetadata(name)

    def _inputOutputPortName(self, name):
        self._needs(name)
        return "{{kfp.input-output-name.%s}}" % name

    def _outputUri(self, name):
        self.output_paths[name] = rules.output_path(name)
        return "{{$.outputs.artifacts['%s'].uri}}" % name

    def _outputMetadata(self, _):
        return "/tmp/outputs/executor_output.json"

    def _executorInput(self, _):
        return "{{$}}"

    def _concat(self, items):
        return "".join(self.words(items))

    def _isPresent(self, name):
        return str(self.arguments.get(name) is not None)

    def _if(self, parts):
        branch = parts.get("then") if self._holds(parts["cond"]) else parts.get("else")
        if branch is None:
            return []
        return self.words(branch) if isinstance(branch, list) else self.word(branch)

    def _holds(self, condition):
        if isinstance(condition, dict) and "inputValue" in condition and self.arguments.get(condition["inputValue"]) is not None:
            # kfp resolves every command line a second time, for KFP v2, where such a condition is no truth value.
            raise ValueError("the condition of an `if` cannot be the value of the input `%s`" % condition["inputValue"])
        result = self.word(condition)
        if not result or result.lower() in _FALSE:
            return False
        if result.lower() in _TRUE:
            return True
        raise ValueError("the condition of an `if` is `%s`, which is neither true nor false" % result)
