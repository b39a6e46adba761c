// SPDX-License-Identifier: Apache-2.0
//
// A module as the two documents of KFP v2.
#ifndef KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_
#define KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_

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

// The executor label of a component where nothing else is said.
std::string DefaultLabel(absl::string_view component);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_FROM_MODULE_H_
