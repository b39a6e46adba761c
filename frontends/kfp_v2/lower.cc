// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/lower.h"

#include <google/protobuf/arena.h>

#include "frontends/kfp_v2/build.h"
#include "frontends/kfp_v2/program.h"
#include "frontends/shared/pipeline_spec/lower.h"
#include "support/status_macros.h"

namespace kfir::kfp_v2 {

absl::Status LowerTrace(const PyValue& trace, const LowerOptions& options,
                        ir::Module& module, DiagnosticSink& diagnostics) {
  TraceStatus status;
  Locations locations(trace, status, module);
  Program program(trace, locations, status, diagnostics, options.bug_compat);
  if (!status.ok()) return status.status();
  google::protobuf::Arena arena;
  const auto make = [&arena] {
    return google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  };
  MessagePlaces places;
  Built built;
  built.loaded = options.loaded;
  std::vector<kfp2::Documents*> pipelines;
  for (Pipeline& pipeline : program.pipelines()) {
    pipelines.push_back(make());
    BuildPipeline(pipeline, built, program, places, pipelines.back());
    if (!status.ok()) return status.status();
    built.pipelines.push_back(pipelines.back());
  }
  if (diagnostics.has_errors()) return ErrorReported();
  const Component& main = program.main();
  kfp2::Documents* documents = nullptr;
  Fields fields(trace, "trace", status);
  const std::optional<int64_t> loaded = fields.OptionalInt("document");
  if (loaded.has_value()) {
    if (*loaded < 0 || static_cast<size_t>(*loaded) >= options.loaded.size())
      return absl::InternalError("the trace names a document that is unknown");
    documents = make();
    *documents = *options.loaded[static_cast<size_t>(*loaded)];
  } else if (main.pipeline.has_value()) {
    documents = pipelines[static_cast<size_t>(*main.pipeline)];
  } else {
    documents = make();
    BuildComponent(main, program, places, documents);
  }
  if (!status.ok()) return status.status();
  if (diagnostics.has_errors()) return ErrorReported();
  KFIR_TRY(Lower(*documents, places, module, diagnostics));
  *module.mutable_root()->mutable_loc() = main.loc;
  if (!main.pipeline.has_value())
    module.mutable_root()->set_description(main.description);
  return absl::OkStatus();
}

}  // namespace kfir::kfp_v2
