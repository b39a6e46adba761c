# SPDX-License-Identifier: Apache-2.0
"""Small documents of KFP v2, each with one thing that KFP's backend has a rule for; some are wrong."""

BASE = '''pipelineInfo: {name: p}
schemaVersion: 2.1.0
root:
  inputDefinitions: {parameters: {a: {parameterType: STRING, isOptional: true}}}
  dag:
    tasks:
      t:
        componentRef: {name: comp-a}
        inputs: {parameters: {x: {runtimeValue: {constant: CONSTANT}}}}
        TASK
components:
  comp-a:
    executorLabel: exec-a
    inputDefinitions: {parameters: {x: {parameterType: STRING, isOptional: true}}}
deploymentSpec:
  executors:
    exec-a: {container: {image: alpineCONTAINER}}
---
platforms:
  kubernetes:
    pipelineConfig: {CONFIG}
    deploymentSpec: {executors: {exec-a: {KUBERNETES}}}
'''
CONSTANTS = [
    '2024-01-02', '2024-1-2', '2024-01-02T03:04:05Z', '2024-01-02 03:04:05', '2024-01-02T03:04:05.5Z', '2024-13-02',
    '2001-12-14t21:59:43.10Z', '1_000', '0x1F', '0b101', '0o17', '017', '08', '-017', '1e3', '.5', '1.', '-.5', '1_0.5', '.inf', '-.inf',
    '.nan', '.NaN', 'yes', 'no', 'on', 'y', 'True', 'TRUE', 'tRUE', '~', 'null', 'Null', 'NULL', 'nULL', '""', '1:30', '1:30:45', '+5',
    '-0', '-0.0', '0.0', '9223372036854775807', '9223372036854775808', '18446744073709551616', '1e21', '1e20', '1e-7', '0.000001',
    '123456789012345680000', '0x', '0xg', '1__0', '_1', '1_', '+.inf', '!!int "5"', '!!float 5', '!!float "1e2"', '!!bool "true"',
    '!!null ""', '!!binary aGVsbG8=', '!!timestamp 2024-01-02', '"\\u2028<&>\\u00e9"', "'2024-01-02'", '{a: 1, b: [x, ~]}', '[]', '{}',
    '{1: x}', '{true: y}', '{~: y}', '{a: 1, a: 2}', '&x {a: 1}', '12e03', '1E5', '1e+5', '0.1e-6', '=', '"\\x00"', '"\\ud83d\\ude00"',
    '0o8', '0O17', '0B1', '0X1f', '+', '-', '.', '..', '0_7', '0b12', '1e', 'e3', '1.5.2', '12345678901234567890123',
]
TASK_FIELDS = [
    'retryPolicy: {}', 'retryPolicy: {maxRetryCount: 2, backoffDuration: 1.5s, backoffFactor: 1e6, backoffMaxDuration: 0s}',
    'retryPolicy: {maxRetryCount: "3"}', 'retryPolicy: {maxRetryCount: 3.0}', 'retryPolicy: {maxRetryCount: 3.5}',
    'retryPolicy: {maxRetryCount: -3, backoffFactor: -0.00001}', 'retryPolicy: {maxRetryCount: 3000000000}',
    'retryPolicy: {maxRetryCount: "3.0"}', 'retryPolicy: {maxRetryCount: "1e1"}', 'retryPolicy: {maxRetryCount: " 3"}',
    'retryPolicy: {maxRetryCount: true}', 'retryPolicy: {backoffFactor: "2.5"}', 'retryPolicy: {backoffFactor: "NaN"}',
    'retryPolicy: {backoffFactor: Infinity}', 'retryPolicy: {backoffFactor: "-Infinity"}', 'retryPolicy: {backoffFactor: .inf}',
    'retryPolicy: {backoffFactor: 123456}', 'retryPolicy: {backoffFactor: 1234567}', 'retryPolicy: {backoffFactor: 0.0001}',
    'retryPolicy: {backoffFactor: 0.00001}', 'retryPolicy: {backoffFactor: 1234567.5}', 'retryPolicy: {backoffFactor: 999999.5}',
    'retryPolicy: {backoffDuration: -1.5s}', 'retryPolicy: {backoffDuration: 3}', 'retryPolicy: {backoffDuration: "3"}',
    'retryPolicy: {backoffDuration: 3m}', 'retryPolicy: {backoffDuration: 5.s}', 'retryPolicy: {backoffDuration: +5s}',
    'retryPolicy: {backoffDuration: 1.123456789s}', 'retryPolicy: {backoffDuration: 1.120s}',
    'retryPolicy: {backoffDuration: 0.0000001s}', 'retryPolicy: {backoffDuration: 315576000000s}',
    'retryPolicy: {backoffDuration: 315576000001s}', 'retryPolicy: {backoffDuration: 1e3s}', 'retryPolicy: {backoffDuration: ""}',
    'retryPolicy: {backoffDuration: s}', 'retryPolicy: {backoffDuration: -0s}', 'retryPolicy: {backoffDuration: -0.5s}',
    'retryPolicy: {backoffDuration: {seconds: 3}}', 'retryPolicy: ~',
    'triggerPolicy: {condition: "a", strategy: ALL_UPSTREAM_TASKS_SUCCEEDED}', 'triggerPolicy: {strategy: 2}',
    'triggerPolicy: {strategy: 1}', 'triggerPolicy: {strategy: 0}', 'triggerPolicy: {strategy: 2.0}', 'triggerPolicy: {strategy: FOO}',
    'triggerPolicy: {strategy: all_upstream_tasks_completed}', 'triggerPolicy: {strategy: TRIGGER_STRATEGY_UNSPECIFIED, condition: ""}',
    'trigger_policy: {condition: c}', 'triggerPolicy: {condition: 5}', 'triggerPolicy: {condition: yes}',
    'cachingOptions: {enableCache: "true"}', 'cachingOptions: {enableCache: 1}', 'cachingOptions: {enableCache: true, cacheKey: k}',
    'cachingOptions: {enable_cache: True, cache_key: k}', 'cachingOptions: {enableCache: yes}', 'iteratorPolicy: {parallelismLimit: 3}',
    'dependentTasks: [zz]', 'dependentTasks: [t]', 'dependentTasks: ~', 'dependentTasks: t', 'dependentTasks: [5]', 'dependentTasks: [~]',
    'taskInfo: {name: ""}', 'parameterIterator: {itemInput: x, items: {raw: "[1]"}}',
    'parameterIterator: {itemInput: x, items: {raw: "not json"}}', 'parameterIterator: {itemInput: x, items: {inputParameter: a}}',
    'parameterIterator: {itemInput: x, items: {inputParameter: a, raw: "[]"}}', 'parameterIterator: {itemInput: x}',
    'parameterIterator: {}', 'parameterIterator: {itemInput: x, items: {}}',
    'parameterIterator: {itemInput: x, items: {raw: "[1]"}}\n        iteratorPolicy: {parallelismLimit: 2}\n        triggerPolicy: {condition: c}\n        retryPolicy: {maxRetryCount: 1}',
    'parameterIterator: {itemInput: x, items: {raw: "[1]"}}\n        iteratorPolicy: {parallelismLimit: -2}',
    'artifactIterator: {itemInput: x, items: {inputArtifact: y}}',
]
CONTAINER_FIELDS = [
    ', foo: bar', ', command: ~', ', command: [a, ~]', ', command: a', ', command: [1]', ', image: other', ', env: [{name: A, value: 1}]',
    ', env: [{name: A, value: "1", foo: 2}]', ', resources: {}', ', resources: {cpuLimit: "2"}',
    ', resources: {cpu_limit: 1e-7, memoryLimit: 1e21, cpuRequest: 0}', ', resources: {cpuLimit: NaN}',
    ', resources: {accelerator: {count: "2", type: a}}', ', resources: {accelerator: {count: 2, resourceType: a, resourceCount: "2"}}',
    ', resources: {accelerator: {count: 9007199254740993}}', ', resources: {accelerator: {count: "9007199254740993"}}',
    ', resources: {accelerator: {}}', ', lifecycle: {}', ', lifecycle: {preCacheCheck: {command: [a], args: [b]}}',
    ', lifecycle: {pre_cache_check: {}}', ', args: []', ', args: ["\\u2028<>&\\t\\u0001\\u007f"]',
    ', resources: {resourceCpuLimit: "{{$.inputs.parameters[\'x\']}}"}',
]
PIPELINE_CONFIGS = [
    'resourceTtlOnCompletion: 5',
    'resourceTtlOnCompletion: -5, resourceTtlOnSuccess: 1, resource_ttl_on_failure: "2", activeDeadlineSeconds: 9',
    'activeDeadlineSeconds: 0', 'activeDeadlineSeconds: -1', 'resourceTtlOnCompletion: 1.5', 'workspace: {}', 'workspace: {size: 1Gi}',
    'workspace: {kubernetes: {}}', 'workspace: {size: 1Gi, kubernetes: {}}',
    'workspace: {size: "1Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.5Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1.5Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1024Mi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1023Mi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "100", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "-1Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "-0", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1GB", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1e3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1E3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1e-3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "5e2", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "12E3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1m", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.1", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1.0001", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1500", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1500m", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1000000", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1n", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.0000000001", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "+5Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: ".5Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "5.Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.5Ki", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.9765625Ki", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1.5", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1k", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1K", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1M", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1000k", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1234567890123", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1 Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1Gi ", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1e", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1E", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "2E", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1Ei", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0.1Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1_0Gi", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1.2.3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "0x10", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "1e+3", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: "٣", kubernetes: {pvcSpecPatch: {accessModes: [A]}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], storageClassName: b}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], storageClassName: ""}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], storageClassName: ~}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: []}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: ~}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: A}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [1]}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], resources: {}}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], volumeMode: x}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {accessModes: [A], storageClassName: 5}}}',
    'workspace: {size: 1Gi, kubernetes: {pvcSpecPatch: {access_modes: [A]}}}',
    'workspace: {size: 1Gi, kubernetes: {pvc_spec_patch: {accessModes: [A]}}}', 'foo: 1', 'workspace: {size: 5, kubernetes: {}}',
]
KUBERNETES = [
    '', 'foo: 1', 'podMetadata: {}', 'podMetadata: {labels: {a: b}}', 'podMetadata: {labels: {b: "1", a: "2"}, annotations: {z: y}}',
    'pod_metadata: {labels: {a: b}}', 'podMetadata: {labels: {a: 1}}', 'podMetadata: ~', 'securityContext: {runAsUser: 0}',
    'securityContext: {runAsUser: 0, runAsNonRoot: true}', 'securityContext: {run_as_user: "0", run_as_non_root: true}',
    'securityContext: {runAsNonRoot: true}', 'securityContext: {runAsUser: 5, runAsGroup: 6, runAsNonRoot: false}',
    'securityContext: {privileged: true}', 'securityContext: {capabilities: {add: [A]}}', 'initContainers: [{image: a}]',
    'imagePullPolicy: Always', 'activeDeadlineSeconds: "30"', 'activeDeadlineSeconds: 30', 'active_deadline_seconds: 30.0',
    'enabledSharedMemory: {volumeName: shm, size: 1Gi}',
    'emptyDirMounts: [{volumeName: a, mountPath: /a, medium: Memory, sizeLimit: 1Gi}]',
    'tolerations: [{key: a, operator: Exists, tolerationSeconds: 5}]', 'nodeSelector: {labels: {a: b}}',
    'nodeAffinity: [{matchExpressions: [{key: a, operator: In, values: [b]}], weight: 3}]',
    'podAffinity: [{matchPodLabels: {a: b}, topologyKey: t, anti: true}]', 'fieldPathAsEnv: [{name: A, fieldPath: spec.x}]',
    'secretAsEnv: [{secretName: s, keyToEnv: [{secretKey: k, envVar: E}], optional: true}]',
    'secretAsEnv: [{secretNameParameter: {runtimeValue: {constant: s}}, keyToEnv: [{secretKey: k, envVar: E}]}]',
    'secretAsVolume: [{secretName: s, mountPath: /m, optional: false}]',
    'configMapAsEnv: [{configMapName: s, keyToEnv: [{configMapKey: k, envVar: E}]}]',
    'pvcMount: [{constant: c, mountPath: /m, subPath: s}]',
    'genericEphemeralVolume: [{volumeName: v, mountPath: /m, accessModes: [A], size: 1Gi, defaultStorageClass: true, metadata: {annotations: {a: b}}}]',
    'imagePullSecret: [{secretName: s}]', 'imagePullSecret: {secretName: s}', 'imagePullSecret: [5]', 'deletePvc: {constant: x}',
    'createPvc: {}',
]

GRAPHS = '''pipelineInfo: {name: p}
schemaVersion: 2.1.0
components:
  comp-a: {executorLabel: exec-a}
  comp-i: {executorLabel: exec-i}
  comp-pvc: {executorLabel: exec-pvc}
  comp-g: {dag: {tasks: {x: {componentRef: {name: comp-a}}, y: {componentRef: {name: comp-a}, dependentTasks: [x]}}}}
  comp-h: {dag: {tasks: {i: {componentRef: {name: comp-g}}, j: {componentRef: {name: comp-a}, retryPolicy: {maxRetryCount: 1}}}}}
  comp-empty: {dag: {}}
  comp-self: {dag: {tasks: {x: {componentRef: {name: comp-a}}, y: {componentRef: {name: comp-self}}}}}
  comp-r: {dag: {tasks: {y: {componentRef: {name: comp-s}}}}}
  comp-s: {dag: {tasks: {y: {componentRef: {name: comp-r}}}}}
  comp-l: {dag: {tasks: {x: {componentRef: {name: comp-a}}}}, inputDefinitions: {parameters: {v: {parameterType: NUMBER_INTEGER}}}}
  comp-v: {executorLabel: exec-a, inputDefinitions: {parameters: {v: {parameterType: NUMBER_INTEGER}}}}
  comp-vi: {executorLabel: exec-i, inputDefinitions: {parameters: {v: {parameterType: NUMBER_INTEGER}}}}
  comp-vp: {executorLabel: exec-pvc, inputDefinitions: {parameters: {v: {parameterType: NUMBER_INTEGER}}}}
  entrypoint: {dag: {tasks: {x: {componentRef: {name: comp-a}}}}}
  comp-v-iteration: {dag: {tasks: {x: {componentRef: {name: comp-a}}}}}
deploymentSpec:
  executors:
    exec-a: {container: {image: alpine}}
    exec-i: {importer: {artifactUri: {constant: gs://x}, downloadToWorkspace: true, typeSchema: {schemaTitle: system.Dataset}}}
    exec-pvc: {container: {image: argostub/createpvc}}
root:
  dag:
    tasks:
'''
EXIT = 'strategy: ALL_UPSTREAM_TASKS_COMPLETED'
LOOP = 'parameterIterator: {itemInput: v, items: {raw: "[1, 2]"}}'
# The tasks of the root: component and members of each.
TASKS = [
    {'z': f'a, triggerPolicy: {{{EXIT}}}'},
    {'a': 'a', 'z': f'a, dependentTasks: [a], triggerPolicy: {{{EXIT}}}'},
    {'a': 'a', 'b': 'a', 'y': f'a, dependentTasks: [a], triggerPolicy: {{{EXIT}}}', 'z': f'a, dependentTasks: [a, b], triggerPolicy: {{{EXIT}}}'},
    *({'a': 'a', 'z': f'{kind}, dependentTasks: [a], triggerPolicy: {{{EXIT}}}'} for kind in ('i', 'pvc', 'g')),
    {'a': 'a', 'z': f'l, dependentTasks: [a], triggerPolicy: {{{EXIT}}}, {LOOP}'},
    *({'a': f'{kind}', 'z': f'a, dependentTasks: [a], triggerPolicy: {{{EXIT}}}'} for kind in ('pvc', 'g', f'l, {LOOP}')),
    {'a': 'a', 'z': f'a, dependentTasks: [a], triggerPolicy: {{{EXIT}, condition: "1 == 1"}}, retryPolicy: {{maxRetryCount: 2}}'},
    {'a': f'v, {LOOP}, triggerPolicy: {{condition: c}}, iteratorPolicy: {{parallelismLimit: 2}}, retryPolicy: {{maxRetryCount: 3}}'},
    {'a': f'v, {LOOP}', 'b': f'v, {LOOP}'},
    {'a': f'v, {LOOP}', 'b': 'v, inputs: {parameters: {v: {runtimeValue: {constant: 1}}}}'},
    *({'a': f'{kind}, {LOOP}'} for kind in ('vi', 'vp', 'vi, triggerPolicy: {condition: c}')),
    {'a': 'g, retryPolicy: {maxRetryCount: 5, backoffDuration: 0.5s}', 'b': 'g'},
    {'a': 'g', 'b': 'g, retryPolicy: {maxRetryCount: 5}'},
    {'a': 'h, retryPolicy: {}'},
    *({'a': kind} for kind in ('self', 'r', 'empty', 'i, triggerPolicy: {condition: c}')),
    {'a': 'a', 'b': 'i, dependentTasks: [a], retryPolicy: {maxRetryCount: 1}'},
    {'a': 'a, triggerPolicy: {condition: c}', 'b': 'pvc, triggerPolicy: {condition: c}', 'g': 'g, triggerPolicy: {condition: c}'},
    {'a': 'a', 'Z': 'a', 'a-b': 'a', 'q': 'a, dependentTasks: [a-b, a, Z]'},
    {'a': 'a', 'q': 'a, dependentTasks: [a, a]'},
    {'a': 'entrypoint'},
    {'a': f'v, {LOOP}', 'b': 'v-iteration'},
]


def case(**parts):
    text = BASE
    for name in ('CONSTANT', 'TASK', 'CONTAINER', 'CONFIG', 'KUBERNETES'):
        text = text.replace(name, parts.get(name, 'hello' if name == 'CONSTANT' else ''))
    return text


def graph(tasks):
    def reference(callee):
        name, _, members = callee.partition(', ')
        name = name if name == 'entrypoint' else f'comp-{name}'
        return f'{{componentRef: {{name: {name}}}' + (f', {members}' if members else '') + '}'
    return GRAPHS + ''.join(f'      {name}: {reference(callee)}\n' for name, callee in tasks.items())


def texts():
    """Every document, by a name."""
    found = {}
    for name, values in (('CONSTANT', CONSTANTS), ('TASK', TASK_FIELDS), ('CONTAINER', CONTAINER_FIELDS), ('CONFIG', PIPELINE_CONFIGS),
                         ('KUBERNETES', KUBERNETES)):
        found.update({f'c{name.lower()}{i:03}': case(**{name: value}) for i, value in enumerate(values)})
    found.update({f'cgraph{i:03}': graph(tasks) for i, tasks in enumerate(TASKS)})
    return found
