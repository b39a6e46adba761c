"""A pass as a process: run-process{command='python3 examples/passes/drop_display_names.py'}

It takes the display names of tasks out of a module in text form.
"""
import re
import sys

module = sys.stdin.read()
sys.stdout.write(re.sub(r'(?m)^ {4,}display_name: ".*"\n', "", module))
