# SPDX-License-Identifier: Apache-2.0
"""The C++ side as far as these tests need it: starts the child, reads components with PyYAML, keeps what the child says."""
import hashlib
import json
import marshal
import os
import socket
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
TRACER = os.path.join(os.path.dirname(HERE), "kfir", "__main__.py")

python = sys.executable  # what the child runs with

ORDER = ("name", "description", "metadata", "inputs", "outputs", "implementation", "version")


class Run:
    """One run of the child. `trace` or `error` is what it ended with; `warnings`, `stdout`, `stderr`, `status` the rest."""

    def __init__(self):
        self.trace = None
        self.error = None
        self.warnings = []
        self.sdk = None
        self.compiled = []  # (trace, path)


def trace_file(path, interpreter=None, mirror=None, cwd=None, env=None, reply_to=None, **job):
    """`mirror`: URL -> bytes. `reply_to`: frame name -> function that answers in place of ours."""
    ours, theirs = socket.socketpair()
    run = Run()
    with ours, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with theirs:
            child = subprocess.Popen([interpreter or python, TRACER, str(theirs.fileno())], pass_fds=[theirs.fileno()], cwd=cwd,
                                     stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env)
        ours.settimeout(60)
        job = {"py": path, "text": None, "function": None, "type_check": True, "mode": "V1", "sdk": "v1", "prefer": "v1", "run": False,
               "arguments": [], **job}
        _serve(ours, run, job, mirror or {}, reply_to or {})
        run.status = child.wait(timeout=60)
        out.seek(0)
        err.seek(0)
        run.stdout = out.read().decode()
        run.stderr = err.read().decode()
    return run


def trace_text(text, name="pipeline_file.py", **options):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return trace_file(path, **options)


def _receive(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            return None
        data += part
    return data


def _serve(connection, run, job, mirror, reply_to):
    while True:
        header = _receive(connection, 4)
        if header is None:
            return
        frame = marshal.loads(_receive(connection, int.from_bytes(header, "little")))
        reply = reply_to[frame[0]](*frame[1:]) if frame[0] in reply_to else _answer(frame, run, job, mirror)
        if reply is not None:
            data = marshal.dumps(reply, 2)
            connection.sendall(len(data).to_bytes(4, "little") + data)


def _answer(frame, run, job, mirror):
    name = frame[0]
    if name == "hello":
        assert frame[1] == 1
        return ("run", job)
    if name == "component":
        return _component(frame[1])
    if name == "fetch":
        if frame[1] in mirror:
            return ("bytes", mirror[frame[1]])
        return ("failed", "RuntimeError", "no mirror for " + frame[1], 7)
    if name == "warning":
        run.warnings.append(frame[1:])
        return None
    if name == "sdk":
        run.sdk = frame[1:]
        return ("go",)
    if name == "yaml":
        return ("text", yaml.safe_dump(frame[1], sort_keys=False))
    if name == "compile":
        run.compiled.append(frame[1:])
        return ("compiled", None if frame[2] else {}, [])
    if name == "finished":
        return ("done",)
    if name == "trace":
        run.trace = frame[1]
        return ("done",)
    if name == "error":
        run.error = frame[1]
        return ("done",)
    raise AssertionError(frame)


def _component(data):
    value = yaml.safe_load(data)
    if not isinstance(value, dict):
        return ("failed", "TypeError", "no component", 8)
    spec = {key: value[key] for key in ORDER if value.get(key) is not None}
    for port in spec.get("inputs", ()):
        if port.get("optional") is False:
            del port["optional"]
    digest = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    return ("component", {"spec": spec, "spec_json": json.dumps(spec, sort_keys=True), "digest": digest})
