# SPDX-License-Identifier: Apache-2.0
"""Names of kfp that talk to a cluster or run components here. Kfir compiles; it says so when one of them is used."""


def _refuse(name):
    raise NotImplementedError("%s is no part of Kfir, which compiles pipelines" % name)


class Client:
    def __init__(self, *args, **kwargs):
        _refuse("kfp.Client()")


class RegistryClient:
    def __init__(self, *args, **kwargs):
        _refuse("kfp.registry.RegistryClient()")


KF_PIPELINES_SA_TOKEN_ENV = "KF_PIPELINES_SA_TOKEN_PATH"
KF_PIPELINES_SA_TOKEN_PATH = "/var/run/secrets/kubeflow/pipelines/token"


class TokenCredentialsBase:
    """A base of classes that users write."""


class ServiceAccountTokenVolumeCredentials(TokenCredentialsBase):
    def __init__(self, *args, **kwargs):
        _refuse("kfp.client.ServiceAccountTokenVolumeCredentials()")


class ApiAuth:
    def __init__(self, *args, **kwargs):
        _refuse("kfp.registry.ApiAuth()")


class SubprocessRunner:
    def __init__(self, use_venv=True):
        self.use_venv = use_venv


class DockerRunner:
    def __init__(self, **kwargs):
        self.kwargs = kwargs


def init(runner=None, pipeline_root=None, raise_on_error=True):
    """A file may be ready for runs on this machine; calling a component outside of a pipeline is what is refused."""
