// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_WORD_READER_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_WORD_READER_H_

#include <vector>

#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/component/struct_reader.h"
#include "frontends/shared/component/yaml_node.h"

namespace kfir {

// The words of a command line; `list` is a list.
std::vector<ComponentWord> ReadComponentWords(const YamlNode& list,
                                              ComponentReporter& reporter);

// Reports each word that names an input or an output that `spec` has not.
void CheckComponentWords(const std::vector<ComponentWord>& words,
                         const ComponentSpec& spec,
                         ComponentReporter& reporter);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_WORD_READER_H_
