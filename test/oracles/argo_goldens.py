# SPDX-License-Identifier: Apache-2.0
"""Asks Argo's own validator about the workflows that the black-box tests expect.

    argo_goldens.py FILE.argo.yaml...

A line `# Argo refuses: REASON` in the module beside a file says that kfp's own output is not a workflow that Argo takes.
Exit status: 0 as expected; 1 not; 77 the validator can't be had here.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REFUSED = re.compile(r'^# Argo refuses: (.+)$', re.MULTILINE)


def main():
    peer = subprocess.run([os.path.join(ROOT, 'scripts', 'peers'), 'argo-oracle'], stdout=subprocess.PIPE,
                          universal_newlines=True)
    if peer.returncode == 77:
        print('argo goldens: SKIPPED, Argo\'s validator is not to be had here')
        sys.exit(77)
    peer.check_returncode()
    failed = 0
    for golden in sys.argv[1:]:
        said = subprocess.run([peer.stdout.strip(), golden], stdout=subprocess.PIPE, universal_newlines=True)
        verdicts = [json.loads(line) for line in said.stdout.splitlines()]
        errors = [error for verdict in verdicts for error in verdict['errors'] or []]
        with open(golden[:-len('.argo.yaml')] + '.txtpb', encoding='utf-8') as module:
            expected = REFUSED.search(module.read())
        if not verdicts or bool(errors) != bool(expected):
            failed += 1
            print(f'{golden}: ' + ('; '.join(errors) or 'Argo takes it, although: ' + expected.group(1)))
    print(f'argo goldens: {len(sys.argv) - 1} workflows, {failed} failures')
    sys.exit(1 if failed else 0)


main()
