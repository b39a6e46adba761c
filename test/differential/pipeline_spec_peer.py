# SPDX-License-Identifier: Apache-2.0
"""Run by kfp's own Python: compares documents as messages of kfp's classes.

    pipeline_spec_peer.py write DIR    for each N.in.yaml that kfp's classes take: N.theirs.pb, where it is one document
    pipeline_spec_peer.py compare DIR  one JSON line for each N.in.yaml: {name, accepted, differs}
"""
import json
import pathlib
import sys

import yaml
from google.protobuf import json_format
from kfp.pipeline_spec import pipeline_spec_pb2

LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


def messages(path, load):
    found = {}
    for document in load(path.read_text(encoding='utf-8')):
        kind = pipeline_spec_pb2.PlatformSpec if 'platforms' in document else pipeline_spec_pb2.PipelineSpec
        found[kind.__name__] = json_format.ParseDict(document, kind())
    return found


def yaml_documents(text):
    return [document for document in yaml.load_all(text, LOADER) if document]


def json_documents(text):
    return [json.loads(text)]


def main(command, folder):
    for path in sorted(pathlib.Path(folder).glob('*.in.yaml')):
        name = path.name[:-len('.in.yaml')]
        try:
            ours = None
            theirs = messages(path, yaml_documents)
        except (json_format.ParseError, AttributeError, TypeError) as error:
            print(json.dumps({'name': name, 'accepted': False, 'differs': str(error)[:200]}))
            continue
        if command == 'write':
            if list(theirs) == ['PipelineSpec']:
                path.with_name(f'{name}.theirs.pb').write_bytes(theirs['PipelineSpec'].SerializeToString())
            continue
        differs = []
        for suffix, load in (('.out.yaml', yaml_documents), ('.out.json', json_documents), ('.from-pb.yaml', yaml_documents)):
            output = path.with_name(name + suffix)
            if output.exists():
                ours = messages(output, load)
                # A platform document that says nothing is left out.
                if ours != {kind: message for kind, message in theirs.items() if kind in ours or message.ByteSize()}:
                    differs.append(suffix)
        binary = path.with_name(f'{name}.out.pb')
        if binary.exists() and pipeline_spec_pb2.PipelineSpec.FromString(binary.read_bytes()) != theirs['PipelineSpec']:
            differs.append('.out.pb')
        print(json.dumps({'name': name, 'accepted': True, 'differs': ' '.join(differs)}))


main(*sys.argv[1:])
