# SPDX-License-Identifier: Apache-2.0
"""Run by kfp's own Python: what KFP's backend makes of documents, by the rules in argo_v2_rules.py.

    argo_v2_peer.py DIR    for each NAME.in.yaml, with settings in NAME.settings.json: NAME.theirs.json, {workflow,
                           others: whether documents were passed over} or {refused: why}
"""
import datetime
import json
import math
import pathlib
import re
import sys

import yaml

from argo_v2_rules import Compiler, Refused


class Loader(yaml.SafeLoader):
    """YAML as the backend reads it."""

    yaml_implicit_resolvers = {}


class NotJson(Exception):
    """A document that has no JSON form is neither a pipeline nor a platform."""


def resolve(loader, node):
    text = loader.construct_scalar(node)
    if not text or text in ('~', 'null', 'Null', 'NULL'):
        return None
    if text in ('true', 'True', 'TRUE'):
        return True
    if text in ('false', 'False', 'FALSE'):
        return False
    if re.fullmatch(r'[+-]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)', text):
        return math.inf
    bare = text.replace('_', '')
    if text[0] in '+-.0123456789':
        for pattern, base in ((r'[+-]?(0|[1-9][0-9]*)', 10), (r'[+-]?0[xX][0-9a-fA-F]+', 16), (r'[+-]?0[bB][01]+', 2), (r'[+-]?0[oO]?[0-7]+', 8)):
            if re.fullmatch(pattern, bare):
                value = int(re.sub('[oO]', '', bare), base)
                return value if -2**63 <= value < 2**64 else float(value)
        if re.fullmatch(r'[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?', bare):
            return float(bare)
        return timestamp(text)
    return text


def timestamp(text):
    match = re.fullmatch(r'(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(\.\d+)?(?:[ \t]*(Z|[+-]\d\d?(?::?\d\d)?))?)?', text)
    if not match or (match[4] and match[8] not in (None, 'Z')):
        return text
    numbers = [int(part or 0) for part in match.groups()[:6]]
    try:
        day = datetime.datetime(*numbers)
    except ValueError:
        return text
    return f'{day:%Y-%m-%dT%H:%M:%S}{(match[7] or "").rstrip("0").rstrip(".")}Z'


def scalar(loader, node):
    return resolve(loader, node) if node.style is None and node.tag == 'tag:yaml.org,2002:str' else loader.construct_scalar(node)


def mapping(loader, node):
    keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    if len(keys) != len(set(keys)):
        raise Refused('duplicate key')
    loader.flatten_mapping(node)
    result = {}
    for key, value in node.value:
        name = loader.construct_object(key, deep=True)
        if not isinstance(name, str):
            raise NotJson
        result[name] = loader.construct_object(value, deep=True)
    return result


Loader.add_constructor('tag:yaml.org,2002:str', scalar)
for tag in ('int', 'float', 'bool', 'null', 'timestamp'):
    Loader.add_constructor(f'tag:yaml.org,2002:{tag}', resolve)
Loader.add_constructor('tag:yaml.org,2002:binary', lambda loader, node: loader.construct_yaml_binary(node).decode())
Loader.add_constructor('tag:yaml.org,2002:map', mapping)
Loader.add_implicit_resolver('tag:yaml.org,2002:merge', re.compile('^<<$'), ['<'])


def documents(text):
    found = []
    try:
        loader = Loader(text)
        while loader.check_node():
            try:
                document = loader.construct_document(loader.get_node())
                json.dumps(document, allow_nan=False)
                found.append(document)
            except (NotJson, TypeError, ValueError):
                found.append({'no': 'JSON'})
    except (yaml.YAMLError, RecursionError) as error:
        raise Refused(f'YAML: {error}') from error
    return found


def main(folder):
    for path in sorted(pathlib.Path(folder).glob('*.in.yaml')):
        name = path.name[:-len('.in.yaml')]
        settings = path.with_name(f'{name}.settings.json')
        settings = json.loads(settings.read_text(encoding='utf-8')) if settings.exists() else {}
        try:
            compiler = Compiler(documents(path.read_text(encoding='utf-8')), settings)
            result = {'workflow': compiler.run(), 'others': compiler.others}
        except Refused as why:
            result = {'refused': str(why)}
        path.with_name(f'{name}.theirs.json').write_text(json.dumps(result), encoding='utf-8')


if __name__ == '__main__':
    main(*sys.argv[1:])
