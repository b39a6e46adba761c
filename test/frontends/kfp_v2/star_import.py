# A star gives what kfp 2.17 gives: the markers of annotations, and EmbeddedInput, are had by name.
# RUN: kfp-compile --sdk=v2 --python=%python --py %s --output %t.yaml && FileCheck %s < %t.yaml
# CHECK: # Description: False True
import kfp.client.set_volume_credentials  # noqa: F401
from kfp import dsl
from kfp.client import ServiceAccountTokenVolumeCredentials, TokenCredentialsBase  # noqa: F401
from kfp.dsl import *
from kfp.local.config import DockerRunner  # noqa: F401
from kfp.registry.registry_client import RegistryClient  # noqa: F401


@container_component
def work():
    return ContainerSpec(image='busybox')


@pipeline(description='%s %s' % ('EmbeddedInput' in globals(), hasattr(dsl, 'EmbeddedInput')))
def p():
    work()
