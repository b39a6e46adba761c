# What runs pipelines or components can be named, and says on use that it is not there; a program goes on from that as from any exception.
# RUN: kfp-compile --sdk=v2 --python=%python --run %s 2>&1 | FileCheck %s
# RUN: kfp-compile --sdk=v2 --python=%python --py %s --output %t.yaml 2>&1 | FileCheck %s
# RUN: env PYTHONPATH=%{root}/frontends/python %python %s 2>&1 | FileCheck %s
import kfp
from kfp import client, dsl, local, registry

local.init(runner=local.SubprocessRunner(use_venv=True))
local.init(local.DockerRunner())


@dsl.container_component
def add(a: int):
    return dsl.ContainerSpec(image='i', args=[a])


@dsl.component(base_image='i')
def twice(a: int) -> int:
    return 2 * a


@dsl.pipeline
def p(a: int = 1):
    add(a=a)


for use in (lambda: kfp.Client(host='http://nowhere.invalid'), lambda: client.Client(), lambda: registry.RegistryClient(host='x'),
            lambda: add(a=1), lambda: p()):
    try:
        use()
    except Exception as error:
        print(error)
print(twice.execute(a=3))
# CHECK: kfp.Client() is no part of Kfir, which compiles pipelines
# CHECK: kfp.Client() is no part of Kfir, which compiles pipelines
# CHECK: kfp.registry.RegistryClient() is no part of Kfir, which compiles pipelines
# CHECK: `add` is called outside of a pipeline: Kfir compiles pipelines, it does not run components
# CHECK: `p` is called outside of a pipeline: Kfir compiles pipelines, it does not run components
# CHECK: 6
