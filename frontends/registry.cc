// SPDX-License-Identifier: Apache-2.0
#include "frontends/component/component.h"
#include "frontends/frontend.h"
#include "frontends/kfp_v1/kfp_v1.h"
#include "frontends/kfp_v2/kfp_v2.h"
#include "frontends/pipeline_spec/pipeline_spec.h"
#include "frontends/stored/stored.h"

namespace kfir {

absl::Span<const FrontendInfo> AllFrontends() {
  static constexpr FrontendInfo kFrontends[] = {
#define KFIR_FRONTEND(name, summary, extensions, read) \
  {name, summary, extensions, read, nullptr},
#define KFIR_PROGRAM_FRONTEND(name, summary, extensions, read, run) \
  {name, summary, extensions, read, run},
#include "frontends/frontends.def"
  };
  return kFrontends;
}

}  // namespace kfir
