// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/argo.h"
#include "backends/argo_v2/argo_v2.h"
#include "backends/backend.h"
#include "backends/pipeline_spec/pipeline_spec.h"
#include "backends/stored/stored.h"

namespace kfir {
namespace {

constexpr BackendInfo kBackends[] = {
#define KFIR_BACKEND(name, summary, extensions, emit) \
  {name, summary, extensions, emit},
#define KFIR_DOCUMENTS_BACKEND(name, summary, extensions, emit) \
  {name, summary, extensions, emit, /*takes_documents=*/true},
#include "backends/backends.def"
};

}  // namespace

absl::Span<const BackendInfo> AllBackends() { return kBackends; }

}  // namespace kfir
