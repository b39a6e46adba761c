# SPDX-License-Identifier: Apache-2.0
"""Rewrites the files that tests compare whole outputs with (`ninja update-goldens`); a person reads the diff.

    update_goldens.py ROOT BIN_DIR

  test/**/x.argo.yaml        what kfp-translate makes of the file beside it that has the same stem
  test/tools/Inputs/*.help   each tool's --help
  test/tools/Inputs/xgboost_training.yaml   the example, compiled, with ROOT for the path of the checkout
  docs/reference/*.md        what the tools print
  docs/passes/*.md           what pass_pages.py makes of the table, the headers and the examples
  docs/policy.schema.json    what kfp-opt prints
"""
import os
import pathlib
import subprocess
import sys

import check_reference


def main(root, bin_dir):
    root, bin_dir = pathlib.Path(root), pathlib.Path(bin_dir)
    environment = dict(os.environ, SOURCE_DATE_EPOCH="0", TZ="UTC")

    def run(tool, *arguments):
        return subprocess.run([str(bin_dir / tool), *map(str, arguments)], check=True, stdout=subprocess.PIPE,
                              env=environment).stdout

    for golden in sorted((root / "test").rglob("*.argo.yaml")):
        stem = golden.name[:-len(".argo.yaml")]
        sources = [path for path in golden.parent.iterdir() if path.stem == stem and path != golden]
        if len(sources) != 1:
            sys.exit(f"{golden}: {len(sources)} files could be its source")
        # As the source's own RUN line has it.
        style = ["--yaml-style=kfp1"] if "--yaml-style=kfp1" in sources[0].read_text(encoding="utf-8") else []
        golden.write_bytes(run("kfp-translate", sources[0], "--to=argo", *style))
    for tool in ("kfp-compile", "kfp-opt", "kfp-translate"):
        (root / "test/tools/Inputs" / f"{tool}.help").write_bytes(run(tool, "--help"))
    (root / "test/tools/Inputs/xgboost_training.yaml").write_bytes(
        run("kfp-compile", "--py", root / "examples/xgboost_training.py", "--yaml-style=kfir", "--output", "-")
        .replace(bytes(root) + b"/", b"ROOT/"))
    (root / "docs/policy.schema.json").write_bytes(run("kfp-opt", "--print-policy-schema"))
    check_reference.main(root, bin_dir, "--update")


if __name__ == "__main__":
    main(*sys.argv[1:])
