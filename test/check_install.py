# SPDX-License-Identifier: Apache-2.0
"""Installs a build to a prefix outside of the tree and uses what is there: the tools, and the libraries
from a project of somebody else's.

    check_install.py ROOT BUILD_DIR
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def run(*command, code=0, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, **options)
    if done.returncode != code:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}, not {code}\n{done.stdout}")
    return done.stdout


def main(root, build):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    with tempfile.TemporaryDirectory(prefix="kfir install ") as scratch:
        scratch = pathlib.Path(scratch)
        prefix = scratch / "prefix"
        run("cmake", "--install", build, "--prefix", prefix)

        # The tools, with nothing of the source tree in reach.
        shutil.copytree(root / "examples", scratch / "examples")
        environment = {"PATH": os.environ["PATH"], "HOME": str(scratch), "SOURCE_DATE_EPOCH": "0"}
        workflows = []
        for tools in (prefix / "bin", build / "bin"):
            workflow = scratch / f"{len(workflows)}.yaml"
            run(tools / "kfp-compile", "--py", "examples/xgboost_training.py", "--output", workflow,
                cwd=scratch, env=environment)
            workflows.append(workflow.read_bytes())
        if workflows[0] != workflows[1]:
            sys.exit("the installed kfp-compile and the one of the build tree differ")
        for tool in ("kfp-opt", "kfp-translate", "kfp-compile"):
            if "Kfir" not in run(prefix / "bin" / tool, "--version", env=environment):
                sys.exit(f"{tool} --version does not name Kfir")

        # The libraries.
        consumer = scratch / "consumer"
        shutil.copytree(root / "test/install", consumer)
        run("cmake", "-G", "Ninja", "-B", consumer / "build", "-S", consumer, f"-DCMAKE_PREFIX_PATH={prefix}",
            "-DCMAKE_BUILD_TYPE=Release")
        run("cmake", "--build", consumer / "build")
        program = consumer / "build/verify_module"
        good = root / "test/Inputs/empty.txtpb"
        run(program, good)
        bad = scratch / "bad.txtpb"
        bad.write_text(good.read_text().replace("graph {}", 'graph { tasks { name: "a" component: "none" } }'))
        if "`none`" not in run(program, bad, code=1):
            sys.exit("the installed verifier does not name the dangling component")

        # The example of a plug-in, built where there is no tree of ours.
        plugin = scratch / "examples/plugin"
        run("cmake", "-G", "Ninja", "-B", plugin / "build", "-S", plugin, f"-DCMAKE_PREFIX_PATH={prefix}",
            "-DCMAKE_BUILD_TYPE=Release")
        run("cmake", "--build", plugin / "build")
        module = scratch / "module.txtpb"
        module.write_text('format_version: 1 name: "m" components { name: "c" container {} }')
        load = f"--load-pass-plugin={plugin}/build/libteam_labels.so"
        labelled = run(prefix / "bin/kfp-opt", load, "--verify-each", "--check-changed", "--passes=team-label{team=risk}",
                       module, env=environment)
        if 'key: "team"' not in labelled or '"risk"' not in labelled:
            sys.exit(f"the plug-in's pass does not label the component:\n{labelled}")


if __name__ == "__main__":
    main(*sys.argv[1:])
