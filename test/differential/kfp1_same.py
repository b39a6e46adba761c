# SPDX-License-Identifier: Apache-2.0
"""Holds kfp-compile to one output, whatever is around it, and that output to one meaning, whoever reads it.

    kfp1_same.py --kfp-compile=PROGRAM --yaml-to-json=PROGRAM --work=DIR FILE.py...

A pipeline is compiled under 20 values of PYTHONHASHSEED, with other locales, time zones and working directories, and but for the
time of the compilation must give the same bytes. What comes out of each file must be the same to PyYAML's own reader, to libyaml
and to yaml-cpp, which reads YAML 1.2.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys

import yaml

from kfp1_compare import normalised, read

PIPELINES = ('component_quirks', 'trap_30_orders', 'trap_33_types_are_texts', 'whole_pod')
LOCALES = ('C', 'C.UTF-8', 'POSIX', 'de_DE.UTF-8', 'tr_TR.UTF-8')
ZONES = ('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia')


def digests(program, py, work):
    """Of 20 runs: digest -> the circumstances of the first that had it."""
    found = {}
    for run in range(20):
        folder = os.path.join(work, 'cwd%d' % run)
        os.makedirs(folder, exist_ok=True)
        env = dict(os.environ, PYTHONHASHSEED=str(run * 1009), LC_ALL=LOCALES[run % 5], TZ=ZONES[run % 4])
        output = os.path.join(folder, 'out.yaml')
        subprocess.run([program, '--py', py, '--output', output], env=env, cwd=folder, stderr=subprocess.DEVNULL, check=True)
        found.setdefault(hashlib.sha256(normalised(read(output)).encode()).hexdigest(), (run, LOCALES[run % 5], ZONES[run % 4]))
    return found


def readings(yaml_to_json, path):
    """What readers make of a file: name -> document."""
    text = read(path)
    result = {'PyYAML': yaml.load(text, yaml.SafeLoader)}
    if hasattr(yaml, 'CSafeLoader'):
        result['libyaml'] = yaml.load(text, yaml.CSafeLoader)
    done = subprocess.run([yaml_to_json, path], stdout=subprocess.PIPE, universal_newlines=True)
    result['yaml-cpp'] = json.loads(done.stdout) if done.returncode == 0 else 'unreadable'
    return result


def same(first, other):
    """Whether two documents are the same, but for text that YAML 1.2 takes for a number and 1.1 does not: kfp leaves it plain."""
    if isinstance(first, dict) and isinstance(other, dict):
        return first.keys() == other.keys() and all(same(first[key], other[key]) for key in first)
    if isinstance(first, list) and isinstance(other, list):
        return len(first) == len(other) and all(same(a, b) for a, b in zip(first, other))
    if isinstance(first, str) and isinstance(other, (int, float)) and not isinstance(other, bool):
        return float(first) == other
    return first == other


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--yaml-to-json', required=True)
    parser.add_argument('--work', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()
    program, yaml_to_json = os.path.abspath(args.kfp_compile), os.path.abspath(args.yaml_to_json)
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    failed = 0
    right = [os.path.abspath(file) for file in args.files if os.path.basename(os.path.dirname(file)) != 'refused']
    for py in right:
        name = os.path.splitext(os.path.basename(py))[0]
        if name in PIPELINES:
            found = digests(program, py, args.work)
            if len(found) != 1:
                failed += 1
                print('%s: %d digests: %s' % (name, len(found), found))
        output = os.path.join(args.work, name + '.yaml')
        subprocess.run([program, '--py', py, '--output', output], stderr=subprocess.DEVNULL, check=True)
        documents = readings(yaml_to_json, output)
        for reader, document in documents.items():
            if not same(documents['PyYAML'], document):
                failed += 1
                print('%s: %s reads another document than PyYAML' % (name, reader))
    print('kfp1 same: %d outputs read, %d failures' % (len(right), failed))
    sys.exit(1 if failed else 0)


main()
