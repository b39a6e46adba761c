// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/yaml_check.h"

#include <yaml.h>

namespace kfir {
namespace {

class Checker {
 public:
  explicit Checker(absl::string_view text) {
    // Fails only without memory, and the first parse then does too.
    if (yaml_parser_initialize(&parser_) == 0) return;
    yaml_parser_set_input_string(
        &parser_, reinterpret_cast<const unsigned char*>(text.data()),
        text.size());
  }
  ~Checker() { yaml_parser_delete(&parser_); }
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  YamlProblem Run(int depth) {
    int documents = 0;
    int open = 0;
    while (true) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) return Syntax();
      const yaml_event_type_t type = event.type;
      const yaml_mark_t mark = event.start_mark;
      yaml_event_delete(&event);
      switch (type) {
        case YAML_STREAM_END_EVENT:
          return {};
        case YAML_DOCUMENT_START_EVENT:
          if (++documents > 1) return At(mark, "more than one document");
          break;
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
          if (++open > depth) return At(mark, "nesting is too deep");
          break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
          --open;
          break;
        default:
          break;
      }
    }
  }

 private:
  static YamlProblem At(const yaml_mark_t& mark, const char* message) {
    return {static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1,
            message};
  }

  YamlProblem Syntax() const {
    return At(parser_.problem_mark,
              parser_.problem == nullptr ? "out of memory" : parser_.problem);
  }

  yaml_parser_t parser_ = {};
};

}  // namespace

YamlProblem CheckYaml(absl::string_view text, int depth) {
  return Checker(text).Run(depth);
}

}  // namespace kfir
