// SPDX-License-Identifier: Apache-2.0
//
// The command line of one task: its component's words with the task's arguments
// in the places of the component's inputs.
#ifndef KFIR_BACKENDS_ARGO_EXPANSION_H_
#define KFIR_BACKENDS_ARGO_EXPANSION_H_

#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "backends/argo/plan.h"
#include "backends/argo/text.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// The inputs and outputs of a component by name.  Made once per component.
struct Ports {
  explicit Ports(const ir::Component& component);
  absl::flat_hash_map<absl::string_view, int> inputs;
  absl::flat_hash_map<absl::string_view, const ir::Output*> outputs;
};

// Where the file of an input or an output is.
absl::string_view InputPath(const ir::Input& input, TextPool& pool);
absl::string_view OutputPath(const ir::Output& output, TextPool& pool);

// Whether `text` reads as true; nothing: neither true nor false.
std::optional<bool> ReadsAsTrue(absl::string_view text);

class Expansion {
 public:
  // All outlive this.
  Expansion(Texts& texts, const Ports& ports, Node& task);

  // An input without an argument and a default makes a word vanish.
  argo::Words Expand(const ir::Container::Words& words);
  // A Value of the component; what is missing is empty.
  absl::string_view Text(const ir::Value& value);

  // Valid when all of the component was expanded: an argument that was not used
  // by value goes as a file.
  struct Argument {
    const ir::Input* input = nullptr;
    const ir::Value* value = nullptr;  // null: the default
    bool by_value = false;
    bool by_path = false;
    std::optional<absl::string_view> text;  // once it was asked for
  };
  const std::vector<Argument>& arguments() const { return arguments_; }

 private:
  void Append(const ir::Value& word, Words& words);
  std::optional<absl::string_view> TextOrNothing(const ir::Value& value);
  std::optional<absl::string_view> Use(const ir::InputUse& use);
  absl::string_view Use(const ir::OutputUse& use);
  bool Holds(const ir::IfPresent& choice);
  Argument& Find(absl::string_view input);
  bool Given(const Argument& argument) const;

  Texts& texts_;
  const Ports& ports_;
  Node& task_;
  std::vector<Argument> arguments_;  // as the component's inputs
};

using ComponentArguments = absl::Span<const Expansion::Argument>;

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_EXPANSION_H_
