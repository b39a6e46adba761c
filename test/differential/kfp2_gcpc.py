# SPDX-License-Identifier: Apache-2.0
"""Compiles pipelines of google-cloud-pipeline-components, which is installed without kfp, and compares with the real kfp 2.17.0.

    kfp2_gcpc.py --kfp-compile=PROGRAM --work=DIR

Exit status: 0 equal; 1 not; 77 one of them can't be had here.
"""
import argparse
import glob
import json
import os
import shutil
import subprocess
import sys

import kfp2
from comparing import HERE, peer, read


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--kfp-compile', required=True)
    parser.add_argument('--work', required=True)
    args = parser.parse_args()
    kfp, gcpc = peer('kfp2'), peer('gcpc')
    if kfp is None or gcpc is None:
        print('kfp2 gcpc: SKIPPED, kfp 2.17.0 or google-cloud-pipeline-components is not to be had here')
        sys.exit(77)
    shutil.rmtree(args.work, ignore_errors=True)
    os.makedirs(args.work)
    packages, = glob.glob(os.path.join(os.path.dirname(os.path.dirname(gcpc)), 'lib', 'python*', 'site-packages'))
    failed = False
    for name in ('kfp2_gcpc_pipeline', 'kfp2_gcpc_every', 'kfp2_gcpc_messages'):
        py = os.path.join(HERE, name + '.py')
        ours, theirs, jobs = (os.path.join(args.work, name + suffix) for suffix in ('.kfir.yaml', '.kfp.yaml', '.json'))
        options = {'kfp2_gcpc_every': ['--function', 'every'], 'kfp2_gcpc_messages': ['--function', 'main']}.get(name, [])
        with open(jobs, 'w', encoding='utf-8') as f:
            json.dump([{'py': py, 'output': theirs, 'options': options}], f)
        subprocess.run([kfp2.python(kfp), os.path.join(HERE, 'kfp2_peer.py'), 'compile', jobs], check=True, env=dict(os.environ, PYTHONPATH=packages))
        subprocess.run([args.kfp_compile, '--py', py, '--python=' + gcpc, '--output', ours] + options, check=True)
        found = kfp2.compare(read(theirs), read(ours))
        failed = failed or bool(found)
        print(name, *found[:20], sep='\n    ')
    sys.exit(1 if failed else 0)


main()
