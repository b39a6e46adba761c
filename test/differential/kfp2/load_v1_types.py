# SPDX-License-Identifier: Apache-2.0
"""Every spelling of a type."""
from kfp import components, dsl

TYPES = ['String', 'string', 'STR', 'Text', 'Integer', 'int', 'Float', 'double', 'Boolean', 'bool', 'List', 'JsonArray', 'Dict', 'JsonObject',
         'List[int]', 'typing.Dict[str, int]', 'Artifact', 'artifact', 'Dataset', 'HTML', 'markdown', 'ClassificationMetrics', 'URI', 'GCSPath',
         'google.VertexModel', 'system.Model', 'google.A.B', 'Any']


lines = ['name: types', 'inputs:'] + ['- {name: in %d, type: "%s", optional: true}' % pair for pair in enumerate(TYPES)]
lines += ['outputs:'] + ['- {name: out %d, type: "%s"}' % pair for pair in enumerate(TYPES)]
lines += ['implementation: {container: {image: busybox, command: [x' + ''.join(', {outputPath: out %d}' % n for n in range(len(TYPES))) + ']}}']
op = components.load_component_from_text('\n'.join(lines))


@dsl.pipeline
def loaded():
    op()
