# SPDX-License-Identifier: Apache-2.0
"""Compiling with the real kfp 1.8.22 and with kfp-compile, and comparing what comes out. Shared by the tests of this folder."""
import json
import os
import re
import subprocess

import yaml

from comparing import HERE, LOADER, differences, layout
from comparing import peer, read  # noqa: F401


def start_kfp(dsl_compile, out_dir, files):
    """kfp on `files`: OUT_DIR/<name>.yaml or .error for each."""
    python = os.path.join(os.path.dirname(dsl_compile), 'python')
    return subprocess.Popen([python, os.path.join(HERE, 'kfp1_peer.py'), out_dir] + files)


def kfp_compile(program, py, output):
    return subprocess.run([program, '--py', py, '--output', output], stderr=subprocess.PIPE, universal_newlines=True)


def normalised(text):
    text = re.sub(r"'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?'", "'TIME'", text)
    return re.sub(r'(kfp_sdk_version: )1\.8\.\d+', r'\g<1>VERSION', text)


def _is_function(command):
    """Whether a command is that of a component made of a function: `sh -ec LAUNCHER PROGRAM`, perhaps behind `sh -c INSTALLER`."""
    return isinstance(command, list) and (len(command) == 4 and command[:2] == ['sh', '-ec'] or
                                          len(command) == 7 and command[:2] == ['sh', '-c'] and command[3:5] == ['sh', '-ec'])


def _without_programs(workflow):
    """Puts a word in the place of the programs of function components, which are not to be equal; the names of their templates."""
    found = set()
    key = 'pipelines.kubeflow.org/component_spec'
    for template in workflow['spec']['templates']:
        annotations = template.get('metadata', {}).get('annotations', {})
        spec = json.loads(annotations.get(key, '{}'))
        # A program may have given another command to the step of a function.
        containers = [container for container in (template.get('container', {}), spec.get('implementation', {}).get('container', {}))
                      if _is_function(container.get('command'))]
        for container in containers:
            container['command'] = [word if word in ('sh', '-c', '-ec') else 'PROGRAM' for word in container['command']]
        if containers:
            found.add(template['name'])
            annotations[key] = json.dumps(spec, sort_keys=True)
    return found


def _without_templates(text, names):
    blocks = text.split('\n  - name: ')
    return '\n  - name: '.join(blocks[:1] + [block for block in blocks[1:] if block.partition('\n')[0].strip('"\'') not in names])


def compare(theirs, ours):
    """What is to be said of two outputs; empty: equal."""
    theirs, ours = normalised(theirs), normalised(ours)
    if theirs == ours:
        return []
    documents = [yaml.load(theirs, LOADER), yaml.load(ours, LOADER)]
    names = _without_programs(documents[0]) | _without_programs(documents[1])
    if names:
        theirs, ours = _without_templates(theirs, names), _without_templates(ours, names)
    return list(differences(*documents)) or layout(theirs, ours)


def refusal(py, done):
    """What is wrong with how kfp-compile refused `py`; empty: nothing."""
    if done.returncode != 1:
        return ['exit status %d, should refuse' % done.returncode]
    if not re.search(r'^ *' + re.escape(py) + r':[1-9]\d*(:\d+)?: (error: |note: loaded here)', done.stderr, re.MULTILINE):
        return ['no line of the file is blamed']
    if re.search(r'File ".*/python/kfir/', done.stderr):
        return ['the traceback shows our code']
    return []
