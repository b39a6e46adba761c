# SPDX-License-Identifier: Apache-2.0
"""Outputs that can't be written: a read-only folder, a full disk, a limit on the size of files. Each ends in one
diagnostic and exit code 1, leaves no file behind, and an older output as it was.

    check_output_failures.py ROOT BIN_DIR
"""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

NOBODY = 65534
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)


def translate(tool, source, output, **options):
    return subprocess.run([str(tool), str(source), "-o", str(output)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", **options)


def check(name, done, cause, folder, before=()):
    expect(done.returncode == 1, f"{name}: exit code {done.returncode}: {done.stderr}")
    expect(done.stderr.count("[CannotWriteFile]") == 1 and cause in done.stderr, f"{name}: {done.stderr}")
    expect(done.stdout == "", f"{name}: wrote to standard output")
    after = sorted(path.name for path in folder.iterdir())
    expect(after == sorted(before), f"{name}: left {after}")


def read_only_folder(tool, source, scratch):
    folder = scratch / "read-only"
    folder.mkdir()
    as_user = {}
    if os.geteuid() == 0:  # whom no mode of a folder stops
        as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    folder.chmod(0o555)
    check("read-only folder", translate(tool, source, folder / "x.txtpb", **as_user), "Permission denied", folder)
    folder.chmod(0o755)


def file_size_limit(tool, source, scratch):
    folder = scratch / "limited"
    folder.mkdir()
    (folder / "x.txtpb").write_text("older")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))

    done = translate(tool, source, folder / "x.txtpb", preexec_fn=limit)
    check("limit on the size of files", done, "File too large", folder, ["x.txtpb"])
    expect((folder / "x.txtpb").read_text() == "older", "limit on the size of files: the older output is gone")


def full_disk(tool, source, scratch):
    folder = scratch / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], stderr=subprocess.PIPE)
    if mounted.returncode != 0:
        print("SKIPPED: full disk: no file system can be mounted here; a limit on the size of files stands in for it")
        return
    try:
        (folder / "x.txtpb").write_text("older")
        done = translate(tool, source, folder / "x.txtpb")
        check("full disk", done, "No space left on device", folder, ["x.txtpb"])
        expect((folder / "x.txtpb").read_text() == "older", "full disk: the older output is gone")
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def main(root, bin_dir):
    with tempfile.TemporaryDirectory(prefix="kfir output ") as scratch:
        scratch = pathlib.Path(scratch)
        scratch.chmod(0o755)
        tool = shutil.copy(os.path.join(bin_dir, "kfp-translate"), scratch)
        module = (pathlib.Path(root) / "test/Inputs/empty.txtpb").read_text()
        source = scratch / "big.txtpb"
        source.write_text(module + f'description: "{"x" * 100000}"\n')
        read_only_folder(tool, source, scratch)
        file_size_limit(tool, source, scratch)
        full_disk(tool, source, scratch)
    print("\n".join(failures))
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
