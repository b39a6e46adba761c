// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_TESTING_PIPELINES_H_
#define KFIR_PASSES_TESTING_PIPELINES_H_

#include "absl/strings/string_view.h"

namespace kfir {

// Every pass, with the options that make it do the most to random modules.
inline constexpr absl::string_view kTestPipelines[] = {
    "add-annotations{annotations=team=1,x=2 merge=default}",
    "add-annotations{annotations=team=1 select='task=task-1* or kind=loop'}",
    "add-labels{labels=team=1 merge=default select='label!=gpu'}",
    "dedup-components",
    "deny-literal-secrets",
    "eliminate-dead-tasks{pure=task=*}",
    "inject-env{vars=gpu=1,HTTP_PROXY=x containers=main,init,sidecars}",
    "inject-secrets{env=gpu=a/b volumes=a=/b pull-secrets=x,team}",
    "inject-secrets{pull-secrets=x merge=default select=kind=container}",
    "outline-graphs{prefix=comp-}",
    "outline-graphs,dedup-components,simplify-conditions,reduce-dependencies",
    "reduce-dependencies",
    "require{images=*}",
    "rewrite-images{registries=gcr.io=m/g containers=main,init,sidecars}",
    "set-caching{enabled=true merge=default}",
    "set-caching{enabled=false select='depth<=1'}",
    "set-pod-settings{limits=gpu=1 requests=team=2 node-selector=zone=1 "
    "tolerations='[{a: b}]' affinity='{a: b}' security-context='{a: b}' "
    "pod-security-context='{a: b}' retry=3 retry-policy=Always timeout=5 "
    "service-account=s image-pull-policy=Always}",
    "simplify-conditions",
};

}  // namespace kfir

#endif  // KFIR_PASSES_TESTING_PIPELINES_H_
