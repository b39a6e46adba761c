// SPDX-License-Identifier: Apache-2.0
//
// The options that stand for what KFP's API server would add to a workflow of
// its own: its images and addresses, the run's parameters.
#ifndef KFIR_TOOLS_SERVER_FLAGS_H_
#define KFIR_TOOLS_SERVER_FLAGS_H_

#include <optional>
#include <string>
#include <vector>

#include "backends/argo_v2_settings.h"
#include "support/diagnostics.h"
#include "tools/options.h"
#include "tools/tool_io.h"

namespace kfir {

class ServerFlags {
 public:
  ServerFlags();

  void Declare(OptionParser& parser);

  // What the options, and the environment where it was asked for, say; the
  // result lives as long as this object.
  const argo_v2::Settings& Apply(const ToolIo& io, DiagnosticSink& diagnostics);

  // Those that were given, as `--name`.
  std::vector<std::string> Given() const;

 private:
  argo_v2::Settings settings_;
  // The values given for each row of the table in server_flags.cc.
  std::vector<std::optional<std::string>> values_;
  std::vector<std::string> parameters_;
  bool cache_disabled_ = false, ml_pipeline_tls_ = false, metadata_tls_ = false,
       environment_ = false;
};

}  // namespace kfir

#endif  // KFIR_TOOLS_SERVER_FLAGS_H_
