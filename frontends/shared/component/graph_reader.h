// SPDX-License-Identifier: Apache-2.0
//
// Components that are implemented by a graph of other components.
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_GRAPH_READER_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_GRAPH_READER_H_

#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/component/struct_reader.h"
#include "frontends/shared/component/yaml_node.h"

namespace kfir {

// Reads `implementation.graph`; the inputs and outputs of `spec` are read.
void ReadComponentGraph(const YamlNode& node, ComponentReporter& reporter,
                        ComponentSpec& spec);

// Reads a component from where it stands in a document.  In
// component_reader.cc.
void ReadComponentStruct(const YamlNode& root, ComponentReporter& reporter,
                         ComponentSpec& spec);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_GRAPH_READER_H_
