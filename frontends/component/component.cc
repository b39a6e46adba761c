// SPDX-License-Identifier: Apache-2.0
#include "frontends/component/component.h"

#include "frontends/component/diagnostic_kinds.h"
#include "frontends/component/graph.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/component/component_to_ir.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {

absl::Status ReadComponentYaml(const Source& source, const ReadOptions& options,
                               ir::Module& module,
                               DiagnosticSink& diagnostics) {
  KFIR_TRY_ASSIGN(const ComponentSpec spec,
                  ReadComponentSpec(source.text, source.name, diagnostics));
  if (!spec.graph.has_value() && !spec.container.has_value()) {
    diagnostics.Emit(kinds::ComponentNotExecutable,
                     {source.name, spec.line, spec.column});
    return ErrorReported();
  }
  module.set_format_version(1);
  if (spec.graph.has_value()) {
    if (!GraphToModule(spec, source, options, module, diagnostics))
      return ErrorReported();
    return ir::Verify(module, diagnostics);
  }
  module.set_name(spec.name.value_or("Component"));
  module.add_files(source.name);
  ir::Component& component = *module.add_components();
  component.set_name(module.name());
  ComponentToIr(spec, /*file=*/1, component);
  component.mutable_origin()->set_text(source.text);
  component.mutable_origin()->set_digest(ComponentDigest(source.text));
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
