# SPDX-License-Identifier: Apache-2.0
"""nested_bodies.py N: a module whose inline bodies nest N deep."""
import sys

n = int(sys.argv[1])
print('format_version: 1 name: "p" root { graph { ' + 'tasks { name: "t" body { ' * n + "} }" * n + "} }")
