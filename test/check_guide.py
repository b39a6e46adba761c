# SPDX-License-Identifier: Apache-2.0
"""Follows docs/adding-a-pass.md on a clean copy of the tree: makes its files, adds its line, builds, runs the new pass's
tests, and fails unless that is four files and one line.

    check_guide.py ROOT BUILD_DIR LIT

The copy is configured afresh and compiles what is new or depends on the line; libraries of layers that stay as they are
come from BUILD_DIR.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```\w+ (\S+/\S+)\n(.*?)^```$", re.M | re.S)


def run(*command, cwd, **options):
    done = subprocess.run([str(word) for word in command], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", **options)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def clean_copy(root, copy):
    files = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=root).splitlines()
    for name in files:
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)
    identity = ["-c", "user.name=guide", "-c", "user.email=guide@example.com"]
    run("git", "init", "-q", ".", cwd=copy)
    run("git", "add", "-A", cwd=copy)
    run("git", *identity, "commit", "-qm", "clean", cwd=copy)


def apply_guide(copy):
    """Does what the guide says; the name of the pass."""
    guide = (copy / "docs/adding-a-pass.md").read_text(encoding="utf-8")
    name = None
    for path, text in BLOCK.findall(guide):
        if path != "passes/passes.def":
            (copy / path).write_text(text, encoding="utf-8")
            continue
        if text.count("\n") != 1:
            sys.exit("the guide's line is not one line")
        name = re.search(r'"([a-z-]+)"', text)[1]
        lines = (copy / path).read_text(encoding="utf-8").splitlines(True)
        row = re.compile(r'KFIR_(?:COMPONENT_)?PASS\(\w+, "([a-z-]+)"')
        place = next(i for i, line in enumerate(lines) if row.match(line) and row.match(line)[1] > name)
        (copy / path).write_text("".join(lines[:place] + [text] + lines[place:]), encoding="utf-8")
    return name


def check_paths(copy):
    run("git", "add", "-AN", cwd=copy)
    stat = run("git", "diff", "--stat", cwd=copy)
    print(stat)
    if " 5 files changed" not in stat or stat.count(" | ") != 5 or "deletion" in stat:
        sys.exit("the guide's pass is not four files and one line")


def link(build, copy_build, objects, target, output):
    """Links `target` of the finished build, with the copy's objects before its own."""
    command = run("ninja", "-t", "commands", "-s", target, cwd=build).strip()
    words = shlex.split(command.split("&&")[1] if command.startswith(":") else command)
    own = [word for word in words if word.endswith("_test.cc.o")]
    words = [word for word in words if word not in own]
    words[words.index("-o") + 1] = str(output)
    at = words.index("-o")
    run(*words[:at], *(copy_build / one for one in objects), *words[at:], cwd=build)


def main(root, build, lit):
    root, build = pathlib.Path(root), pathlib.Path(build)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "copy"
        copy.mkdir()
        clean_copy(root, copy)
        name = apply_guide(copy)
        check_paths(copy)
        run(sys.executable, "test/check_passes.py", ".", cwd=copy)
        made = copy / "build"
        cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
        kind = re.search(r"^CMAKE_BUILD_TYPE:\w+=(.*)$", cache, re.M)[1]
        run("cmake", "-S", ".", "-B", "build", "-G", "Ninja", f"-DCMAKE_BUILD_TYPE={kind}", cwd=copy)
        stem = name.replace("-", "_")
        library = [f"passes/CMakeFiles/kfir_passes.dir/{file}.cc.o" for file in (stem, "registry")]
        tests = [f"passes/CMakeFiles/passes_test.dir/{stem}_test.cc.o"]
        run("ninja", *library, *tests, cwd=made)
        for part in ("bin", "unittests"):
            (made / part).mkdir(exist_ok=True)
        link(build, made, library + tests, "unittests/passes_test", made / "unittests/passes_test")
        link(build, made, library, "bin/kfp-opt", made / "bin/kfp-opt")
        print(run(made / "unittests/passes_test", cwd=copy))
        print(run(sys.executable, lit, "-v", f"--filter={name}", made / "test/passes", cwd=copy))


if __name__ == "__main__":
    main(*sys.argv[1:])
