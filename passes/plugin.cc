// SPDX-License-Identifier: Apache-2.0
#include "passes/plugin.h"

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "passes/diagnostic_kinds.h"
#include "passes/foreign_result.h"
#include "passes/plugin_api.h"
#include "support/run_program.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// A pass with what its views look at.
struct PluginPass : PassInfo {
  std::string library;
  PluginOptions host;
  std::deque<std::string> texts;
  std::vector<PassOptionInfo> option_list;

  absl::string_view Keep(absl::string_view text) {
    return texts.emplace_back(text);
  }
};

// The fields `LENGTH:BYTES,` of an answer.
class FieldReader {
 public:
  explicit FieldReader(absl::string_view bytes) : rest_(bytes) {}

  // Null: no whole field is left.
  std::optional<absl::string_view> Next() {
    const size_t colon = rest_.find(':');
    size_t size = 0;
    if (colon == rest_.npos ||
        !absl::SimpleAtoi(rest_.substr(0, colon), &size) ||
        rest_.size() - colon - 1 <= size || rest_[colon + 1 + size] != ',') {
      return std::nullopt;
    }
    const absl::string_view field = rest_.substr(colon + 1, size);
    rest_.remove_prefix(colon + size + 2);
    return field;
  }
  // A field that has to be there; empty where it is not.
  absl::string_view Expect() {
    const std::optional<absl::string_view> field = Next();
    good_ = good_ && field.has_value();
    return field.value_or("");
  }
  int ExpectNumber() {
    int number = 0;
    good_ = absl::SimpleAtoi(Expect(), &number) && good_;
    return number;
  }

  // Everything that was expected was there, and nothing is left.
  bool good() const { return good_ && rest_.empty(); }

 private:
  absl::string_view rest_;
  bool good_ = true;
};

void AppendField(absl::string_view text, std::string& fields) {
  absl::StrAppend(&fields, text.size(), ":", text, ",");
}

// What `run` says went wrong; empty: nothing.
std::string FailureOf(const ProgramRun& run, double timeout_seconds) {
  FieldReader fields(run.out);
  if (fields.Next() == "failure") return std::string(fields.Expect());
  return run.ok() ? "" : DescribeEnd(run, timeout_seconds);
}

std::optional<PassOptionType> ToOptionType(int type) {
  switch (type) {
    case KFIR_OPTION_BOOL:
      return PassOptionType::kBool;
    case KFIR_OPTION_KEY_VALUES:
      return PassOptionType::kKeyValues;
    case KFIR_OPTION_NUMBER:
      return PassOptionType::kNumber;
    case KFIR_OPTION_SELECTOR:
      return PassOptionType::kSelector;
    case KFIR_OPTION_TEXT:
      return PassOptionType::kText;
    case KFIR_OPTION_WORDS:
      return PassOptionType::kWords;
    default:
      return std::nullopt;
  }
}

bool IsPassName(absl::string_view name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
             name.npos;
}

// One run of one pass.
class PluginRun {
 public:
  PluginRun(const PluginPass& pass, ir::Module& module, PassContext& context)
      : pass_(pass), module_(module), context_(context) {}

  absl::StatusOr<Changed> Run() {
    const std::string before = ir::WriteBinary(module_);
    absl::StatusOr<ProgramRun> run = RunProgram(
        {pass_.host.host, "run", pass_.library, std::string(pass_.name)},
        Request(before), pass_.host.timeout_seconds);
    if (!run.ok()) return Fail(run.status().message());
    const std::string failure = FailureOf(*run, pass_.host.timeout_seconds);
    if (!failure.empty()) return Fail(failure, run->err);
    FieldReader fields(run->out);
    if (!ReadAnswer(fields))
      return Fail("answers what cannot be read", run->err);
    if (result_ == KFIR_FAILED) {
      if (reported_error_) return ErrorReported();
      return Fail("fails without an error");
    }
    const bool changed = after_.has_value() && *after_ != before;
    if (changed != (result_ == KFIR_CHANGED)) {
      return Fail(changed ? "says that it changed nothing, but it did"
                          : "says that it changed something, but it did not");
    }
    if (!changed) return Changed::kNo;
    return TakeForeignResult(
        *after_, ForeignForm::kBinary, module_,
        [&](absl::string_view what) -> Diagnostic& { return Report(what); });
  }

 private:
  std::string Request(absl::string_view module) const {
    std::string fields;
    AppendField(module, fields);
    const PassOptions& options = context_.options;
    for (const PassOptionInfo& option : pass_.options) {
      if (!options.Has(option.name)) continue;
      const auto add = [&](absl::string_view value) {
        AppendField(option.name, fields);
        AppendField(value, fields);
      };
      if (option.type == PassOptionType::kKeyValues) {
        for (const auto& [key, value] : options.Pairs(option.name)) {
          add(absl::StrCat(key, "=", value));
        }
      } else if (option.type == PassOptionType::kWords) {
        for (const std::string& word : options.List(option.name)) add(word);
      } else if (option.type == PassOptionType::kBool) {
        add(options.Bool(option.name) ? "true" : "false");
      } else if (option.type == PassOptionType::kNumber) {
        add(absl::StrCat(*options.Number(option.name)));
      } else {
        add(options.Text(option.name));
      }
    }
    return fields;
  }

  bool ReadAnswer(FieldReader& fields) {
    bool has_result = false;
    while (const std::optional<absl::string_view> what = fields.Next()) {
      if (*what == "module") {
        after_ = fields.Expect();
      } else if (*what == "report") {
        ReadReport(fields);
      } else if (*what == "result") {
        result_ = fields.ExpectNumber();
        has_result = true;
      } else {
        return false;
      }
    }
    return has_result && fields.good() && result_ >= KFIR_UNCHANGED &&
           result_ <= KFIR_FAILED;
  }

  void ReadReport(FieldReader& fields) {
    const int severity = fields.ExpectNumber();
    SourceLocation where;
    where.file = std::string(fields.Expect());
    where.line = fields.ExpectNumber();
    where.column = fields.ExpectNumber();
    const absl::string_view message = fields.Expect();
    if (severity == KFIR_APPLIED) {
      context_.Applied(std::move(where), message);
    } else if (severity == KFIR_MISSED) {
      context_.Missed(std::move(where), message);
    } else {
      const bool is_error = severity != KFIR_WARNING;
      reported_error_ = reported_error_ || is_error;
      context_.diagnostics.Emit(
          is_error ? kinds::PluginError : kinds::PluginWarning,
          std::move(where), {pass_.name, message});
    }
  }

  Diagnostic& Report(absl::string_view what) {
    return context_.diagnostics.Emit(kinds::PluginFailed, {},
                                     {pass_.library, pass_.name, what});
  }

  absl::Status Fail(absl::string_view what, absl::string_view err = "") {
    Report(what).preamble = TailOfStandardError(err);
    return ErrorReported();
  }

  const PluginPass& pass_;
  ir::Module& module_;
  PassContext& context_;
  std::optional<absl::string_view> after_;
  int result_ = -1;
  bool reported_error_ = false;
};

absl::StatusOr<Changed> RunPluginPass(ir::Module& module,
                                      PassContext& context) {
  return PluginRun(static_cast<const PluginPass&>(*context.pass), module,
                   context)
      .Run();
}

// Reads what a library says of itself.
class Description {
 public:
  Description(absl::string_view path, const PluginOptions& host)
      : path_(path), host_(host) {}

  // False: it is not one.
  bool Read(absl::string_view answer) {
    FieldReader fields(answer);
    if (fields.Expect() != "plugin") return false;
    fields.Expect();  // its name
    fields.Expect();  // and version
    while (const std::optional<absl::string_view> what = fields.Next()) {
      if (*what == "pass") {
        PluginPass& pass =
            *passes_.emplace_back(std::make_shared<PluginPass>());
        pass.library = path_;
        pass.host = host_;
        pass.name = pass.Keep(fields.Expect());
        pass.summary = pass.Keep(fields.Expect());
        pass.run = &RunPluginPass;
        if (!IsPassName(pass.name)) return false;
      } else if (*what != "option" || passes_.empty() ||
                 !ReadOption(fields, *passes_.back())) {
        return false;
      }
    }
    for (const auto& pass : passes_) pass->options = pass->option_list;
    return fields.good();
  }

  const std::vector<std::shared_ptr<PluginPass>>& passes() const {
    return passes_;
  }

 private:
  static bool ReadOption(FieldReader& fields, PluginPass& pass) {
    PassOptionInfo option;
    option.name = pass.Keep(fields.Expect());
    const std::optional<PassOptionType> type =
        ToOptionType(fields.ExpectNumber());
    const bool has_default = fields.Expect() == "default";
    const absl::string_view default_value = pass.Keep(fields.Expect());
    option.default_value = has_default ? default_value : kNotGiven;
    option.help = pass.Keep(fields.Expect());
    if (!type.has_value() || !IsPassName(option.name)) return false;
    option.type = *type;
    pass.option_list.push_back(option);
    return true;
  }

  const std::string path_;
  const PluginOptions host_;
  std::vector<std::shared_ptr<PluginPass>> passes_;
};

}  // namespace

absl::Status LoadPassPlugin(absl::string_view path,
                            const PluginOptions& options, PassTable& table,
                            DiagnosticSink& diagnostics) {
  const auto fail = [&](absl::string_view what, absl::string_view err = "") {
    diagnostics.Emit(kinds::PluginLoad, {}, {path, what}).preamble =
        TailOfStandardError(err);
    return ErrorReported();
  };
  // Without a slash, the system would look for it where libraries are.
  const std::string library = path.find('/') == path.npos
                                  ? absl::StrCat("./", path)
                                  : std::string(path);
  absl::StatusOr<ProgramRun> run = RunProgram(
      {options.host, "describe", library}, "", options.timeout_seconds);
  if (!run.ok()) return fail(run.status().message());
  const std::string failure = FailureOf(*run, options.timeout_seconds);
  if (!failure.empty()) return fail(failure, run->err);
  Description description(library, options);
  if (!description.Read(run->out)) return fail("describes itself wrongly");
  for (const auto& pass : description.passes()) {
    if (table.Find(pass->name) != nullptr) {
      return fail(absl::StrCat("brings a pass `", pass->name,
                               "`, but there is one already"));
    }
    table.Add(pass);
  }
  return absl::OkStatus();
}

}  // namespace kfir
