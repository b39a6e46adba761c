// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "passes/pass_options.h"
#include "passes/policy_pipeline.h"
#include "support/json/writer.h"

namespace kfir {
namespace {

// A schema as a tree of calls to a writer.
class SchemaWriter {
  static constexpr absl::string_view kPair = "^[^=]+=";  // NAME=VALUE

 public:
  explicit SchemaWriter(ValueWriter& json) : json_(json) {}

  void Write() {
    json_.BeginMap();
    Text("$schema", "http://json-schema.org/draft-07/schema#");
    Text("title", "Kfir policy");
    Text("type", "object");
    json_.Key("additionalProperties");
    json_.Bool(false);
    Required("version");
    json_.Key("properties");
    json_.BeginMap();
    json_.Key("version");
    json_.BeginMap();
    json_.Key("const");
    json_.Int(1);
    json_.EndMap();
    json_.Key("include");
    StringOrStrings("files whose steps come first");
    json_.Key("pipeline");
    Reference("steps");
    json_.Key("pipelines");
    json_.BeginMap();
    json_.Key("type");
    Types({"object", "null"});
    json_.Key("additionalProperties");
    Reference("steps");
    json_.EndMap();
    json_.EndMap();
    json_.Key("definitions");
    json_.BeginMap();
    json_.Key("steps");
    WriteSteps();
    json_.EndMap();
    json_.EndMap();
  }

 private:
  void WriteSteps() {
    json_.BeginMap();
    json_.Key("type");
    Types({"array", "null"});
    json_.Key("items");
    json_.BeginMap();
    json_.Key("oneOf");
    json_.BeginList();
    for (const PassInfo& pass : AllPasses()) {
      WritePass(pass, true);
      WritePass(pass, false);
    }
    WriteUse();
    json_.EndList();
    json_.EndMap();
    json_.EndMap();
  }

  // A step that runs a named pipeline.
  void WriteUse() {
    json_.BeginMap();
    Text("type", "object");
    Text("description", "runs the steps of another pipeline");
    json_.Key("additionalProperties");
    json_.Bool(false);
    Required("pipeline");
    json_.Key("properties");
    json_.BeginMap();
    json_.Key("pipeline");
    json_.BeginMap();
    Text("type", "string");
    json_.EndMap();
    json_.EndMap();
    json_.EndMap();
  }

  void Scalar() {
    json_.Key("type");
    Types({"string", "number", "boolean", "null"});
  }

  void Reference(absl::string_view definition) {
    json_.BeginMap();
    Text("$ref", absl::StrCat("#/definitions/", definition));
    json_.EndMap();
  }

  void Text(absl::string_view key, absl::string_view value) {
    json_.Key(key);
    json_.String(value);
  }
  void Required(absl::string_view name) {
    json_.Key("required");
    json_.BeginList();
    json_.String(name);
    json_.EndList();
  }
  void StringOrStrings(absl::string_view description) {
    json_.BeginMap();
    Text("description", description);
    json_.Key("type");
    Types({"string", "array"});
    json_.Key("items");
    json_.BeginMap();
    Text("type", "string");
    json_.EndMap();
    json_.EndMap();
  }

  // A step: with `rules`, or with the options beside `pass`.
  void WritePass(const PassInfo& pass, bool with_rules) {
    json_.BeginMap();
    Text("type", "object");
    Text("description", pass.summary);
    json_.Key("additionalProperties");
    json_.Bool(false);
    WriteRequired(pass, with_rules ? Needs::kRules : Needs::kPassAndOptions);
    json_.Key("properties");
    json_.BeginMap();
    json_.Key("pass");
    json_.BeginMap();
    Text("const", pass.name);
    json_.EndMap();
    if (pass.unit == PassUnit::kComponent) {
      json_.Key("component");
      json_.BeginMap();
      Text("description", "a pattern: only tasks of these components");
      Scalar();
      json_.EndMap();
    }
    if (with_rules) {
      json_.Key("rules");
      json_.BeginMap();
      Text("type", "array");
      json_.Key("items");
      json_.BeginMap();
      Text("type", "object");
      json_.Key("additionalProperties");
      json_.Bool(false);
      WriteRequired(pass, Needs::kOptions);
      json_.Key("properties");
      json_.BeginMap();
      WriteOptions(pass);
      json_.EndMap();
      json_.EndMap();
      json_.EndMap();
    } else {
      WriteOptions(pass);
    }
    json_.EndMap();
    json_.EndMap();
  }

  enum class Needs { kRules, kOptions, kPassAndOptions };

  void WriteRequired(const PassInfo& pass, Needs needs) {
    json_.Key("required");
    json_.BeginList();
    if (needs != Needs::kOptions) json_.String("pass");
    if (needs == Needs::kRules) {
      json_.String("rules");
    } else {
      for (const PassOptionInfo& option : pass.options) {
        if (option.default_value.empty()) json_.String(option.name);
      }
    }
    json_.EndList();
  }

  void WriteOptions(const PassInfo& pass) {
    json_.Key("reason");
    json_.BeginMap();
    Scalar();
    json_.EndMap();
    for (const PassOptionInfo& option : pass.options) {
      json_.Key(option.name);
      WriteOption(option);
    }
  }

  void WriteOption(const PassOptionInfo& option) {
    json_.BeginMap();
    Text("description", option.help);
    switch (option.type) {
      case PassOptionType::kBool:
        Text("type", "boolean");
        break;
      case PassOptionType::kNumber:
        Text("type", "integer");
        json_.Key("minimum");
        json_.Int(0);
        break;
      case PassOptionType::kChoice:
        json_.Key("enum");
        json_.BeginList();
        for (const absl::string_view choice : PassOptionChoices(option)) {
          json_.String(choice);
        }
        json_.EndList();
        break;
      case PassOptionType::kKeyValues:
        json_.Key("type");
        Types({"object", "array", "string"});
        Text("pattern", kPair);
        json_.Key("items");
        json_.BeginMap();
        Text("type", "string");
        Text("pattern", kPair);
        json_.EndMap();
        break;
      case PassOptionType::kWords:
        json_.Key("type");
        Types({"array", "object", "string", "number", "boolean", "null"});
        break;
      case PassOptionType::kYaml:
        break;
      case PassOptionType::kSelector:
        Text("type", "string");
        break;
      case PassOptionType::kText:
        Scalar();
        break;
    }
    json_.EndMap();
  }

  void Types(std::initializer_list<absl::string_view> types) {
    json_.BeginList();
    for (const absl::string_view type : types) json_.String(type);
    json_.EndList();
  }

  ValueWriter& json_;
};

}  // namespace

std::string PolicySchema() {
  std::string text;
  const std::unique_ptr<ValueWriter> json =
      MakeJsonWriter(JsonKeys::kInOrder, &text);
  SchemaWriter(*json).Write();
  json->Finish();
  text.push_back('\n');
  return text;
}

}  // namespace kfir
