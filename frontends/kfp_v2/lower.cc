// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/lower.h"

#include <google/protobuf/arena.h>

#include "frontends/kfp_v2/build.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "frontends/kfp_v2/executor.h"
#include "frontends/kfp_v2/program.h"
#include "frontends/shared/pipeline_spec/lower.h"
#include "ir/location.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir::kfp_v2 {
namespace {

// What the caller of the compiler wants otherwise.
void ApplyOverrides(const PyValue& value, Program& program,
                    kfp2::PipelineSpec* spec) {
  if (value.is_none()) return;
  Fields fields(value, "overrides", program.status());
  if (const auto name = fields.OptionalText("name"); name.has_value()) {
    if (!name->empty())
      spec->mutable_pipeline_info()->set_name(std::string(*name));
  }
  if (const auto name = fields.OptionalText("display_name");
      name.has_value() && !name->empty()) {
    spec->mutable_pipeline_info()->set_display_name(std::string(*name));
  }
  const absl::Span<const PyValue> values = fields.DictItems("parameters");
  auto& inputs = *spec->mutable_root()->mutable_input_definitions();
  for (size_t i = 0; i + 1 < values.size(); i += 2) {
    for (auto& entry : *inputs.mutable_parameters()) {
      if (entry.key() != values[i].text()) continue;
      kfp2::ComponentInputsSpec::ParameterSpec& parameter =
          *entry.mutable_value();
      Type type;
      type.parameter = parameter.parameter_type();
      parameter.clear_default_value();
      if (SetDefault(type, values[i + 1], parameter.mutable_default_value()))
        continue;
      program.Report(kinds::DefaultType, program.main().loc,
                     {entry.key(), program.main().name,
                      kfp2::ParameterType::ParameterTypeEnum_Name(
                          parameter.parameter_type())});
    }
  }
  if (inputs.ByteSizeLong() == 0)
    spec->mutable_root()->clear_input_definitions();
}

void CheckWorkspace(const kfp2::Documents& documents, Program& program) {
  for (const auto& platform : documents.platform().platforms()) {
    if (platform.value().pipelineconfig().has_workspace()) return;
  }
  for (const auto& executor :
       documents.pipeline().deployment_spec().executors()) {
    if (executor.value().importer().download_to_workspace()) {
      program.Report(kinds::WorkspaceMissing, program.main().loc,
                     {executor.key()});
    }
  }
}

class Maker {
 public:
  Maker(const PyValue& trace, const LowerOptions& options,
        DiagnosticSink& diagnostics, ir::Module& module)
      : trace_(trace),
        options_(options),
        diagnostics_(diagnostics),
        locations_(trace, status_, module) {}

  const MessagePlaces& places() const { return places_; }

  // The documents as kfp makes them, or as they should be: then those of a leaf
  // that was loaded are made anew, whatever its own refer to.
  absl::StatusOr<kfp2::Documents*> Make(bool bug_compat) {
    Program program(trace_, locations_, status_, diagnostics_, bug_compat);
    if (!status_.ok()) return status_.status();
    Built built;
    built.loaded = options_.loaded;
    for (const Component& component : program.components()) {
      const auto index = static_cast<size_t>(component.document.value_or(-1));
      if (index < options_.loaded.size())
        places_.AddDocuments(*options_.loaded[index], component.loc);
    }
    std::vector<kfp2::Documents*> pipelines;
    for (Pipeline& pipeline : program.pipelines()) {
      pipelines.push_back(New());
      BuildPipeline(pipeline, built, program, places_, pipelines.back());
      if (!status_.ok()) return status_.status();
      built.pipelines.push_back(pipelines.back());
    }
    if (diagnostics_.has_errors()) return ErrorReported();
    const Component& main = program.main();
    kfp2::Documents* documents = nullptr;
    Fields fields(trace_, "trace", status_);
    const std::optional<int64_t> loaded = fields.OptionalInt("document");
    const bool anew =
        options_.bug_compat && !bug_compat && main.container != nullptr;
    if (loaded.has_value() && !anew) {
      const auto index = static_cast<size_t>(*loaded);
      if (*loaded < 0 || index >= options_.loaded.size())
        return absl::InternalError("the trace names an unknown document");
      documents = New();
      *documents = *options_.loaded[index];
      places_.AddDocuments(*documents, main.loc);
    } else if (main.pipeline.has_value()) {
      documents = pipelines[static_cast<size_t>(*main.pipeline)];
    } else {
      documents = New();
      BuildComponent(main, program, places_, documents);
    }
    ApplyOverrides(fields.Get("overrides"), program,
                   documents->mutable_pipeline());
    CheckWorkspace(*documents, program);
    main_loc_ = main.loc;
    if (!main.pipeline.has_value()) description_ = main.description;
    if (!status_.ok()) return status_.status();
    if (diagnostics_.has_errors()) return ErrorReported();
    return documents;
  }

  // What the documents say only by their comment or not at all.
  void Finish(ir::Module& module) const {
    *module.mutable_root()->mutable_loc() = main_loc_;
    module.mutable_root()->set_description(description_);
  }

 private:
  kfp2::Documents* New() {
    return google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena_);
  }

  google::protobuf::Arena arena_;
  TraceStatus status_;
  const PyValue& trace_;
  const LowerOptions& options_;
  DiagnosticSink& diagnostics_;
  Locations locations_;
  MessagePlaces places_;
  ir::Location main_loc_;
  std::string description_;
};

// Whether the documents make a module without dangling references.
bool IsSound(const kfp2::Documents& documents, const Maker& maker,
             const ir::Module& tables) {
  ir::Module module = tables;
  DiagnosticSink diagnostics;
  return Lower(documents, maker.places(), module, diagnostics).ok() &&
         ir::Verify(module, diagnostics).ok();
}

}  // namespace

absl::Status LowerTrace(const PyValue& trace, const LowerOptions& options,
                        ir::Module& module, DiagnosticSink& diagnostics) {
  Maker maker(trace, options, diagnostics, module);
  KFIR_TRY_ASSIGN(kfp2::Documents * documents, maker.Make(options.bug_compat));
  kfp2::Documents* const spelling = documents;
  // The module says what is meant, and how kfp writes that.
  if (options.bug_compat && !IsSound(*documents, maker, module)) {
    KFIR_TRY_ASSIGN(documents, maker.Make(false));
  }
  KFIR_TRY(Lower(*documents, maker.places(), module, diagnostics));
  AddSpelling(*spelling, module);
  maker.Finish(module);
  return absl::OkStatus();
}

}  // namespace kfir::kfp_v2
