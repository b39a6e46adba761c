// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/expand.h"

#include "absl/strings/str_cat.h"
#include "frontends/shared/component/component_to_ir.h"
#include "support/bool_word.h"
#include "support/kfp_names.h"

namespace kfir::kfp_v1 {
namespace {

using Kind = ComponentWord::Kind;
using Condition = ComponentWord::Condition;
using Words = std::vector<std::string>;

constexpr absl::string_view kMetadataFile = "/tmp/outputs/executor_output.json";

class Expander {
 public:
  Expander(const ComponentSpec& spec,
           const absl::flat_hash_map<absl::string_view, absl::string_view>&
               arguments,
           Expansion& result)
      : spec_(spec), arguments_(arguments), result_(result) {}

  void Append(const std::vector<ComponentWord>& words, Words& to) {
    for (const ComponentWord& word : words) Append(word, to);
  }

 private:
  void Append(const ComponentWord& word, Words& to) {
    switch (word.kind) {
      case Kind::kText:
        to.push_back(word.text);
        return;
      case Kind::kInputValue:
        if (const auto found = arguments_.find(word.text);
            found != arguments_.end()) {
          result_.by_value.insert(word.text);
          to.emplace_back(found->second);
        }
        return;
      case Kind::kInputPath:
        if (arguments_.contains(word.text))
          to.push_back(DefaultInputPath(word.text));
        return;
      case Kind::kInputUri:
        to.push_back(
            absl::StrCat("{{$.inputs.artifacts['", word.text, "'].uri}}"));
        return;
      case Kind::kOutputUri:
        to.push_back(
            absl::StrCat("{{$.outputs.artifacts['", word.text, "'].uri}}"));
        return;
      case Kind::kOutputPath:
        to.push_back(OutputPath(spec_, word.text));
        return;
      case Kind::kInputMetadata:
      case Kind::kOutputMetadata:
        to.emplace_back(kMetadataFile);
        return;
      case Kind::kPortName:
        to.push_back(absl::StrCat("{{kfp.input-output-name.", word.text, "}}"));
        return;
      case Kind::kExecutorInput:
        to.emplace_back("{{$}}");
        return;
      case Kind::kConcat: {
        Words parts;
        Append(word.items, parts);
        std::string& joined = to.emplace_back();
        for (const std::string& part : parts) joined += part;
        return;
      }
      case Kind::kIf:
        return Append(Holds(word) ? word.items : word.otherwise, to);
    }
  }

  bool Holds(const ComponentWord& word) {
    switch (word.condition) {
      case Condition::kFalse:
        return false;
      case Condition::kTrue:
        return true;
      case Condition::kIsPresent:
        return arguments_.contains(word.text);
      case Condition::kText:
        return ReadBoolWord(word.text).value_or(false);
      case Condition::kInputValue: {
        const auto found = arguments_.find(word.text);
        if (found == arguments_.end()) return false;
        result_.by_value.insert(word.text);
        return ReadBoolWord(found->second).value_or(false);
      }
    }
    return false;
  }

  const ComponentSpec& spec_;
  const absl::flat_hash_map<absl::string_view, absl::string_view>& arguments_;
  Expansion& result_;
};

}  // namespace

Expansion Expand(const ComponentSpec& spec,
                 const absl::flat_hash_map<absl::string_view,
                                           absl::string_view>& arguments) {
  Expansion expansion;
  Expander expander(spec, arguments, expansion);
  const ComponentContainer& container = *spec.container;
  if (container.command.has_value()) {
    expander.Append(*container.command, expansion.command);
  }
  if (container.args.has_value()) {
    expander.Append(*container.args, expansion.args);
  }
  return expansion;
}

}  // namespace kfir::kfp_v1
