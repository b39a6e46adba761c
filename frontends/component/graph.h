// SPDX-License-Identifier: Apache-2.0
//
// A component whose implementation is a graph, as a pipeline: its inputs are
// the pipeline's parameters, each component that it calls is one of the
// module's.
#ifndef KFIR_FRONTENDS_COMPONENT_GRAPH_H_
#define KFIR_FRONTENDS_COMPONENT_GRAPH_H_

#include "frontends/frontend.h"
#include "frontends/shared/component/component_spec.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir {

// Fills `module`, whose first file is `source`.  Reports what cannot be loaded;
// false: something was reported.  Precondition: `spec` has a graph.
bool GraphToModule(const ComponentSpec& spec, const Source& source,
                   const ReadOptions& options, ir::Module& module,
                   DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_COMPONENT_GRAPH_H_
