// SPDX-License-Identifier: Apache-2.0
//
// convert FILE [SETTING=VALUE...]: the Argo workflow of a v2 pipeline, as an
// API server with these settings makes it.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "backends/argo_v2/argo_v2.h"
#include "frontends/pipeline_spec/pipeline_spec.h"
#include "ir/ir.pb.h"

namespace {

bool Set(absl::string_view name, const std::string& value,
         kfir::argo_v2::Settings& settings) {
  int64_t number = 0;
  if (name == "PIPELINE_RUN_AS_USER" && absl::SimpleAtoi(value, &number)) {
    settings.run_as_user = number;
  } else if (name == "PIPELINE_LOG_LEVEL") {
    settings.log_level = value;
  } else if (name == "CABUNDLE_CONFIGMAP_NAME") {
    settings.ca_config_map = value;
  } else if (name == "CABUNDLE_SECRET_NAME") {
    settings.ca_secret = value;
  } else if (name == "CABUNDLE_KEY_NAME") {
    settings.ca_key = value;
  } else {
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  kfir::argo_v2::Settings settings;
  for (int i = 2; i < argc; ++i) {
    const std::string setting = argv[i];
    const size_t equals = setting.find('=');
    if (equals == std::string::npos ||
        !Set(setting.substr(0, equals), setting.substr(equals + 1), settings))
      return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const kfir::Source source{
      argv[1], std::string(std::istreambuf_iterator<char>(file), {})};
  kfir::ir::Module module;
  kfir::DiagnosticSink diagnostics;
  absl::StatusOr<std::string> text = std::string();
  if (absl::Status status =
          kfir::ReadPipelineSpec(source, {}, module, diagnostics);
      !status.ok()) {
    text = status;
  } else {
    text = kfir::EmitArgoV2With(settings, module, {}, diagnostics);
  }
  if (!text.ok()) {
    std::fprintf(stderr, "%s%s\n", diagnostics.ToString().c_str(),
                 text.status().ToString().c_str());
    return 1;
  }
  std::fwrite(text->data(), 1, text->size(), stdout);
  return 0;
}
