# SPDX-License-Identifier: Apache-2.0
"""kfp.gcp, kfp.aws, kfp.azure, kfp.onprem, kfp.dsl.extensions.kubernetes: functions from an op to that op."""
from kfir import k8s
from kfir.v1.op import ContainerOp


_NOT_GIVEN = object()


def _make(model, **attributes):
    return k8s.model(model)(**attributes)


def _secret_env(name, secret, key):
    selector = _make("V1SecretKeySelector", name=secret, key=key)
    return _make("V1EnvVar", name=name, value_from=_make("V1EnvVarSource", secret_key_ref=selector))


def _secret_volume(name, secret):
    return _make("V1Volume", name=name, secret=_make("V1SecretVolumeSource", secret_name=secret))


def use_gcp_secret(secret_name="user-gcp-sa", secret_file_path_in_volume=None, volume_name=None,
                   secret_volume_mount_path="/secret/gcp-credentials"):
    if secret_file_path_in_volume is None:
        secret_file_path_in_volume = "/" + secret_name + ".json"
    if volume_name is None:
        volume_name = "gcp-credentials-" + secret_name

    def apply(task):
        task = task.add_volume(_secret_volume(volume_name, secret_name))
        task.container.add_volume_mount(_make("V1VolumeMount", name=volume_name, mount_path=secret_volume_mount_path))
        for name in ("GOOGLE_APPLICATION_CREDENTIALS", "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE"):
            task.container.add_env_variable(_make("V1EnvVar", name=name, value=secret_volume_mount_path + secret_file_path_in_volume))
        return task

    return apply


def use_tpu(tpu_cores, tpu_resource, tf_version):
    def apply(task):
        task.add_pod_annotation("tf-version.cloud-tpus.google.com", tf_version)
        task.container.add_resource_limit("cloud-tpus.google.com/%s" % tpu_resource, str(tpu_cores))
        return task

    return apply


def _toleration(key):
    return _make("V1Toleration", effect="NoSchedule", key=key, operator="Equal", value="true")


def use_preemptible_nodepool(toleration=_NOT_GIVEN, hard_constraint=False):
    toleration = _toleration("preemptible") if toleration is _NOT_GIVEN else toleration

    def apply(task):
        task.add_toleration(toleration)
        requirement = _make("V1NodeSelectorRequirement", key="cloud.google.com/gke-preemptible", operator="In", values=["true"])
        term = _make("V1NodeSelectorTerm", match_expressions=[requirement])
        if hard_constraint:
            selector = _make("V1NodeSelector", node_selector_terms=[term])
            affinity = _make("V1NodeAffinity", required_during_scheduling_ignored_during_execution=selector)
        else:
            preferred = _make("V1PreferredSchedulingTerm", preference=term, weight=50)
            affinity = _make("V1NodeAffinity", preferred_during_scheduling_ignored_during_execution=[preferred])
        task.add_affinity(_make("V1Affinity", node_affinity=affinity))
        return task

    return apply


def add_gpu_toleration(toleration=_NOT_GIVEN):
    toleration = _toleration("nvidia.com/gpu") if toleration is _NOT_GIVEN else toleration

    def apply(task):
        task.add_toleration(toleration)

    return apply


def use_aws_secret(secret_name="aws-secret", aws_access_key_id_name="AWS_ACCESS_KEY_ID",
                   aws_secret_access_key_name="AWS_SECRET_ACCESS_KEY", aws_region=None):
    def apply(task):
        task.container.add_env_variable(_secret_env("AWS_ACCESS_KEY_ID", secret_name, aws_access_key_id_name))
        task.container.add_env_variable(_secret_env("AWS_SECRET_ACCESS_KEY", secret_name, aws_secret_access_key_name))
        if aws_region:
            task.container.add_env_variable(_make("V1EnvVar", name="AWS_REGION", value=aws_region))
        return task

    return apply


def use_azure_secret(secret_name="azcreds"):
    def apply(task):
        for name in ("AZ_SUBSCRIPTION_ID", "AZ_TENANT_ID", "AZ_CLIENT_ID", "AZ_CLIENT_SECRET"):
            task.container.add_env_variable(_secret_env(name, secret_name, name))
        return task

    return apply


def mount_pvc(pvc_name="pipeline-claim", volume_name="pipeline", volume_mount_path="/mnt/pipeline"):
    def apply(task):
        if not hasattr(task, "add_volume") or not hasattr(task, "add_volume_mount"):
            return task
        claim = _make("V1PersistentVolumeClaimVolumeSource", claim_name=pvc_name)
        task = task.add_volume(_make("V1Volume", name=volume_name, persistent_volume_claim=claim))
        return task.add_volume_mount(_make("V1VolumeMount", mount_path=volume_mount_path, name=volume_name))

    return apply


def use_k8s_secret(secret_name="k8s-secret", k8s_secret_key_to_env=None):
    def apply(task):
        for key, name in (k8s_secret_key_to_env or {}).items():
            task.container.add_env_variable(_secret_env(name, secret_name, key))
        return task

    return apply


def add_default_resource_spec(memory_limit=None, cpu_limit=None, memory_request=None, cpu_request=None):
    def apply(task):
        if isinstance(task, ContainerOp):
            for name, limit, request in (("cpu", cpu_limit, cpu_request), ("memory", memory_limit, memory_request)):
                _default_resource(task.container, name, limit, request or limit)
        return task

    return apply


def _default_resource(container, name, limit, request):
    if container.get_resource_limit(name):
        return
    if limit:
        container.add_resource_limit(name, limit)
    if request and not container.get_resource_request(name):
        container.add_resource_request(name, request)


def use_secret(secret_name, secret_volume_mount_path, env_variable=None, secret_file_path_in_volume=None):
    """kfp.dsl.extensions.kubernetes"""
    secret_name = str(secret_name)
    if not secret_name or not secret_volume_mount_path:
        raise ValueError("use_secret: the names of the secret and of the path where it is mounted cannot be empty")
    if bool(env_variable) != bool(secret_file_path_in_volume):
        raise ValueError("use_secret: env_variable and secret_file_path_in_volume go together")
    volume_name = secret_name
    if "{{" in secret_name:
        import random
        import string
        volume_name = "".join(random.choice(string.ascii_lowercase + string.digits) for _ in range(10)) + "_volume"

    def apply(task):
        task = task.add_volume(_secret_volume(volume_name, secret_name))
        task = task.add_volume_mount(_make("V1VolumeMount", name=volume_name, mount_path=secret_volume_mount_path))
        if env_variable:
            from os.path import join
            task.container.add_env_variable(_make("V1EnvVar", name=env_variable,
                                                  value=join(secret_volume_mount_path, secret_file_path_in_volume)))
        return task

    return apply
