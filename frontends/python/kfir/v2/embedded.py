# SPDX-License-Identifier: Apache-2.0
"""Files that travel inside of a component: packed, written as text, and a helper that unpacks them where the component runs."""
import os

from kfir import places

_LARGE = 1 << 20

_HELPER = '''
def _unpack_assets(packed):
    import base64
    import io
    import sys
    import tarfile
    import tempfile
    folder = tempfile.mkdtemp()
    with tarfile.open(fileobj=io.BytesIO(base64.b64decode(packed)), mode='r:gz') as archive:
        archive.extractall(folder)
    sys.path.insert(0, folder)
    return folder


__KFP_EMBEDDED_ARCHIVE_B64 = '%(packed)s'
__KFP_EMBEDDED_ASSET_DIR = _unpack_assets(__KFP_EMBEDDED_ARCHIVE_B64)
__KFP_EMBEDDED_ASSET_FILE = %(file)s
'''

_NOTEBOOK_HELPER = '''

def _run_embedded_notebook(**kwargs):
    import json
    import subprocess
    import sys

    import nbclient
    import nbformat
    from jupyter_client.kernelspec import KernelSpecManager

    if 'python3' not in KernelSpecManager().find_kernel_specs():
        subprocess.check_call([sys.executable, '-m', 'ipykernel', 'install', '--user', '--name', 'python3'])
    notebook = nbformat.read(__KFP_EMBEDDED_ASSET_FILE, as_version=4)
    if kwargs:
        lines = ['import json as _json']
        lines += ['%s = _json.loads(%r)' % (name, json.dumps(value)) for name, value in kwargs.items()]
        cell = nbformat.v4.new_code_cell(source='\\n'.join(lines))
        cell.metadata['tags'] = ['injected-parameters']
        tagged = [number for number, other in enumerate(notebook.cells) if 'parameters' in other.metadata.get('tags', [])]
        notebook.cells.insert(tagged[0] + 1 if tagged else 0, cell)

    class _Streaming(nbclient.NotebookClient):

        def process_message(self, msg, cell, cell_index):
            content = msg['content']
            if msg['msg_type'] == 'stream':
                print(content['text'], end='', flush=True, file=sys.stderr if content.get('name') == 'stderr' else sys.stdout)
            elif msg['msg_type'] in ('execute_result', 'display_data'):
                print(content['data'].get('text/plain', ''), flush=True)
            elif msg['msg_type'] == 'error':
                print('\\n'.join(content.get('traceback', [])), flush=True, file=sys.stderr)
            return super().process_message(msg, cell, cell_index)

    _Streaming(notebook, timeout=None, kernel_name='python3').execute()


dsl.run_notebook = _run_embedded_notebook
'''


def of_path(path):
    """The text that embeds a file, or what a folder holds."""
    if not os.path.exists(path):
        raise ValueError("embedded_artifact_path: there is no `%s`" % path)
    if os.path.isdir(path):
        return _helper(_pack(path, sorted(os.listdir(path))), None)
    return _helper(_pack(os.path.dirname(path), [os.path.basename(path)]), os.path.basename(path))


def of_notebook(path):
    """The text that embeds a notebook and runs it."""
    if not os.path.exists(path):
        raise ValueError("notebook_path: there is no `%s`" % path)
    if os.path.isdir(path):
        found = []
        for folder, folders, files in os.walk(path):
            folders[:] = sorted([name for name in folders if name != ".ipynb_checkpoints"])
            found += [os.path.relpath(os.path.join(folder, name), path) for name in sorted(files) if name.endswith(".ipynb")]
        if len(found) != 1:
            raise ValueError("notebook_path: `%s` holds %d notebooks, not one" % (path, len(found)))
        names = sorted([name for name in os.listdir(path) if name != ".ipynb_checkpoints"])
        return _helper(_pack(path, names), found[0]) + _NOTEBOOK_HELPER
    if not path.endswith(".ipynb"):
        raise ValueError("notebook_path: `%s` is no .ipynb file" % path)
    return _helper(_pack(os.path.dirname(path), [os.path.basename(path)]), os.path.basename(path)) + _NOTEBOOK_HELPER


def _helper(packed, file):
    import base64
    if len(packed) > _LARGE:
        places.warn("the embedded files take %d bytes, packed: every document of this pipeline carries them" % len(packed), UserWarning)
    return _HELPER % {"packed": base64.b64encode(packed).decode("ascii"),
                      "file": "__KFP_EMBEDDED_ASSET_DIR + %r" % ("/" + file.replace(os.sep, "/")) if file else "None"}


def _pack(folder, names):
    """A tar.gz of `names` in `folder`, the same bytes whenever they hold the same."""
    import gzip
    import io
    import tarfile

    def plain(info):
        info.mtime = info.uid = info.gid = 0
        info.uname = info.gname = ""
        return info

    unpacked = io.BytesIO()
    with tarfile.open(fileobj=unpacked, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in names:
            archive.add(os.path.join(folder, name), name, filter=plain)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write(unpacked.getvalue())
    return packed.getvalue()
