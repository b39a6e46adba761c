// SPDX-License-Identifier: Apache-2.0
//
// A module as the two documents of KFP v2.
#ifndef KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_
#define KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp2 {

// The versions that are written where the module names none.
inline constexpr absl::string_view kSchemaVersion = "2.1.0";
inline constexpr absl::string_view kSdkVersion = "kfp-2.17.0";

// Fills `documents`, an empty message.  What the format cannot say is reported,
// all of it, and ErrorReported() returned.
//
// A component whose tasks have different pod settings becomes one component for
// each.  Precondition: the module verifies.
absl::Status FromModule(const ir::Module& module, DiagnosticSink& diagnostics,
                        Documents* documents);

// A component that is no graph, with its executor and Kubernetes settings
// (null: none), none of which is in the documents.  `component` is its index in
// the module.  Everything may be changed, and lasts for the call only.
using PieceFunction =
    std::function<void(int component, ComponentSpec& spec,
                       const PipelineDeploymentConfig::ExecutorSpec& executor,
                       const Struct* kubernetes)>;

// The same, but hands components one by one to `piece`, so that a large module
// is never there as a whole: all that have an executor of their own.
absl::Status FromModuleInPieces(const ir::Module& module,
                                DiagnosticSink& diagnostics,
                                const PieceFunction& piece,
                                Documents* documents);

// The executor label of a component where nothing else is said.
std::string DefaultLabel(absl::string_view component);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_
