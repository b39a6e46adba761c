# SPDX-License-Identifier: Apache-2.0
"""A document with a field that pipelines have not."""
from kfp import components

op = components.load_component_from_text('''
components: {}
deploymentSpec: {executors: {}}
pipelineInfo: {name: a}
root: {dag: {tasks: {}}, unknown: 1}
schemaVersion: 2.1.0
sdkVersion: kfp-2.0.0
''')
