// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/session.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/python/convert.h"
#include "frontends/shared/python/fields.h"
#include "support/run_program.h"
#include "support/status_macros.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

constexpr int64_t kVersion = 1;

// The place that a tuple (path, line, column) names.
SourceLocation ToLocation(const PyValue& place) {
  if (!place.is_sequence() || place.items().size() != 3 ||
      !place.items()[0].is_str()) {
    return {};
  }
  const auto number = [&](size_t i) {
    const PyValue& value = place.items()[i];
    return value.kind() == PyValue::Kind::kInt
               ? static_cast<int>(value.int_value())
               : 0;
  };
  return {std::string(place.items()[0].text()), number(1), number(2)};
}

absl::string_view FirstLine(absl::string_view text) {
  return text.substr(0, text.find('\n'));
}

absl::string_view StripNewlines(absl::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

std::string Describe(const DiagnosticSink& sink) {
  std::string text;
  for (const Diagnostic& diagnostic : sink.diagnostics()) {
    const SourceLocation& at = diagnostic.location;
    if (!text.empty()) text += '\n';
    if (!at.file.empty()) {
      absl::StrAppend(&text, at.file, ":", at.line, ":", at.column, ": ");
    }
    absl::StrAppend(&text, diagnostic.message);
  }
  return text;
}

void WriteOptional(const std::optional<std::string>& value,
                   MarshalWriter& writer) {
  value.has_value() ? writer.String(*value) : writer.Null();
}

void AddHint(Diagnostic& diagnostic, const char* hint) {
  diagnostic.notes.emplace_back().message = hint;
}

absl::Status Malformed(absl::string_view what) {
  return absl::InternalError(absl::StrCat("the tracer's protocol: ", what));
}

}  // namespace

absl::StatusOr<SdkChoice> PythonSession::Start(const Source& source,
                                               absl::string_view sdk,
                                               absl::string_view prefer) {
  KFIR_TRY(Spawn(source));
  SdkChoice choice;
  const absl::Status status = Choose(source, sdk, prefer, choice);
  if (!status.ok()) return ReportLost(source, status);
  return choice;
}

absl::StatusOr<PyDocument> PythonSession::Trace(const Source& source,
                                                absl::string_view sdk,
                                                TracerHost& host) {
  return Serve(source, sdk, host);
}

absl::Status PythonSession::Run(const Source& source, absl::string_view sdk,
                                TracerHost& host) {
  return Serve(source, sdk, host).status();
}

absl::Status PythonSession::ServeSocket(int socket, TracerHost& host) {
  const Source source;
  child_ = PythonChild::Adopt(socket);
  SdkChoice choice;
  PyDocument last;
  absl::Status status = Choose(source, "v1", "v1", choice);
  if (status.ok()) status = Converse(source, host, last);
  if (absl::IsOutOfRange(status) && status.message() != kLoneSurrogate) {
    return absl::OkStatus();
  }
  return status;
}

absl::StatusOr<PyDocument> PythonSession::Serve(const Source& source,
                                                absl::string_view sdk,
                                                TracerHost& host) {
  if (child_ == nullptr) KFIR_TRY(Start(source, sdk, sdk).status());
  PyDocument last;
  const absl::Status status = Converse(source, host, last);
  if (!status.ok()) return ReportLost(source, status);
  return last;
}

absl::Status PythonSession::Spawn(const Source& source) {
  interpreter_ = ChooseInterpreter(options_.python);
  absl::StatusOr<std::unique_ptr<PythonChild>> child = PythonChild::Start(
      {interpreter_, absl::StrCat(options_.tracer_path, "/kfir/__main__.py"),
       options_.python_timeout_seconds, job_ == Job::kRun});
  if (!child.ok()) {
    AddHint(diagnostics_.Emit(kinds::PythonNotFound, {source.name, 0, 0},
                              {child.status().message()}),
            "`--python` names the interpreter to use");
    return ErrorReported();
  }
  child_ = *std::move(child);
  return absl::OkStatus();
}

absl::StatusOr<PyDocument> PythonSession::Next() {
  KFIR_TRY_ASSIGN(std::string bytes, child_->Receive());
  KFIR_TRY_ASSIGN(PyDocument document, DecodeMarshal(std::move(bytes)));
  const PyValue& frame = document.root();
  if (!frame.is_sequence() || frame.items().empty() ||
      !frame.items()[0].is_str()) {
    return Malformed("a frame without a name");
  }
  return document;
}

absl::Status PythonSession::Choose(const Source& source, absl::string_view sdk,
                                   absl::string_view prefer,
                                   SdkChoice& choice) {
  KFIR_TRY_ASSIGN(const PyDocument hello, Next());
  const absl::Span<const PyValue> greeting = hello.root().items();
  if (greeting[0].text() != "hello" || greeting.size() != 3 ||
      greeting[1].kind() != PyValue::Kind::kInt ||
      greeting[1].int_value() != kVersion) {
    return Malformed("another version");
  }
  said_hello_ = true;
  KFIR_TRY(SendJob(source, sdk, prefer));
  choice.sdk = std::string(sdk);
  if (sdk != "auto") return absl::OkStatus();
  KFIR_TRY_ASSIGN(const PyDocument answer, Next());
  const absl::Span<const PyValue> items = answer.root().items();
  if (items[0].text() == "error" && items.size() == 2) {
    KFIR_TRY(Send("done"));
    return ReportError(items[1], source.name);
  }
  if (items[0].text() != "sdk" || items.size() != 4 || !items[1].is_str() ||
      !items[2].is_str()) {
    return Malformed("no SDK");
  }
  choice = {std::string(items[1].text()), std::string(items[2].text()),
            ToLocation(items[3])};
  return Send("go");
}

absl::Status PythonSession::Converse(const Source& source, TracerHost& host,
                                     PyDocument& last) {
  const absl::string_view end = job_ == Job::kTrace ? "trace" : "finished";
  while (true) {
    KFIR_TRY_ASSIGN(PyDocument document, Next());
    const PyValue& frame = document.root();
    const absl::string_view name = frame.items()[0].text();
    const size_t size = frame.items().size();
    if (name == end && size == 2) {
      KFIR_TRY(Send("done"));
      last = std::move(document);
      return absl::OkStatus();
    }
    if (name == "error" && size == 2) {
      KFIR_TRY(Send("done"));
      return ReportError(frame.items()[1], source.name);
    }
    KFIR_TRY(Answer(frame, host));
  }
}

absl::Status PythonSession::Answer(const PyValue& frame, TracerHost& host) {
  const absl::Span<const PyValue> items = frame.items();
  const absl::string_view name = items[0].text();
  if (name == "warning" && items.size() == 4 && items[2].is_str()) {
    diagnostics_.Emit(kinds::PythonWarning, ToLocation(items[3]),
                      {items[2].text()});
    return absl::OkStatus();
  }
  if (name == "compile" && items.size() == 3 && items[2].is_str()) {
    return AnswerCompile(frame, host);
  }
  if (name == "check" && items.size() == 2) return AnswerCheck(items[1], host);
  if (name == "yaml" && items.size() == 2) return AnswerYaml(frame);
  std::string reply;
  MarshalWriter writer(&reply);
  writer.BeginTuple();
  std::optional<PythonFailure> failure;
  if (name == "component" && items.size() == 4 &&
      items[1].kind() == PyValue::Kind::kBytes && items[2].is_str() &&
      (items[3].is_none() || items[3].is_str())) {
    writer.String("component");
    failure = host.ReadComponent(
        items[1].text(), items[2].text(),
        items[3].is_str() ? std::optional(items[3].text()) : std::nullopt,
        writer);
  } else if (name == "fetch" && items.size() == 2 && items[1].is_str()) {
    writer.String("bytes");
    failure = host.Fetch(items[1].text(), writer);
  } else {
    return Malformed(absl::StrCat("an unknown frame `", name, "`"));
  }
  if (failure.has_value()) return SendFailure(*std::move(failure));
  writer.EndTuple();
  return child_->Send(reply);
}

absl::Status PythonSession::AnswerCheck(const PyValue& trace,
                                        TracerHost& host) {
  KFIR_TRY_ASSIGN(std::optional<PythonFailure> failure, host.Check(trace));
  if (failure.has_value()) return SendFailure(*std::move(failure));
  return Send("checked");
}

absl::Status PythonSession::AnswerCompile(const PyValue& frame,
                                          TracerHost& host) {
  const CompileRequest request{std::string(frame.items()[2].text()), {}};
  std::string text;
  const size_t told = diagnostics_.diagnostics().size();
  KFIR_TRY_ASSIGN(std::optional<PythonFailure> failure,
                  host.Compile(frame.items()[1], request, text));
  if (failure.has_value()) return SendFailure(*std::move(failure));
  std::string reply;
  MarshalWriter writer(&reply);
  writer.BeginTuple();
  writer.String("compiled");
  if (request.path.empty()) {
    KFIR_TRY(WriteYamlAsMarshal(text, writer));
  } else {
    writer.Null();
  }
  writer.BeginList();
  for (size_t i = told;
       job_ == Job::kServe && i < diagnostics_.diagnostics().size(); ++i) {
    const Diagnostic& warning = diagnostics_.diagnostics()[i];
    writer.BeginTuple();
    writer.String(warning.message);
    writer.String(warning.location.file);
    writer.Int(warning.location.line);
    writer.EndTuple();
  }
  writer.EndList();
  writer.EndTuple();
  return child_->Send(reply);
}

absl::Status PythonSession::AnswerYaml(const PyValue& frame) {
  std::string text;
  const std::unique_ptr<ValueWriter> yaml =
      MakeYamlWriter(YamlStyle::kKfp1, &text);
  KFIR_TRY(WriteValue(frame.items()[1], *yaml));
  yaml->Finish();
  std::string reply;
  MarshalWriter writer(&reply);
  writer.BeginTuple();
  writer.String("text");
  writer.String(text);
  writer.EndTuple();
  return child_->Send(reply);
}

absl::Status PythonSession::Send(absl::string_view name) {
  std::string bytes;
  MarshalWriter writer(&bytes);
  writer.BeginTuple();
  writer.String(name);
  writer.EndTuple();
  return child_->Send(bytes);
}

absl::Status PythonSession::SendJob(const Source& source, absl::string_view sdk,
                                    absl::string_view prefer) {
  std::string bytes;
  MarshalWriter writer(&bytes);
  writer.BeginTuple();
  writer.String("run");
  writer.BeginMap();
  writer.Key("py");
  writer.String(source.name);
  writer.Key("text");
  source.name == "-" ? writer.Bytes(source.text) : writer.Null();
  writer.Key("function");
  WriteOptional(options_.function, writer);
  writer.Key("type_check");
  writer.Bool(options_.type_check);
  writer.Key("mode");
  writer.String("V1_LEGACY");
  writer.Key("sdk");
  writer.String(sdk);
  writer.Key("caching");
  writer.Bool(options_.caching);
  writer.Key("bug_compat");
  writer.Bool(options_.kfp_bug_compat);
  writer.Key("pipeline_parameters");
  WriteOptional(options_.pipeline_parameters, writer);
  writer.Key("prefer");
  writer.String(prefer);
  writer.Key("run");
  writer.Bool(job_ != Job::kTrace);
  writer.Key("arguments");
  writer.BeginList();
  for (const std::string& argument : options_.arguments) {
    writer.String(argument);
  }
  writer.EndList();
  writer.EndMap();
  writer.EndTuple();
  return child_->Send(bytes);
}

absl::Status PythonSession::SendFailure(PythonFailure failure) {
  std::string bytes;
  MarshalWriter writer(&bytes);
  writer.BeginTuple();
  writer.String("failed");
  writer.String(failure.python_class);
  writer.String(Describe(failure.diagnostics));
  writer.Int(static_cast<int64_t>(failures_.size()));
  writer.EndTuple();
  failures_.push_back(std::move(failure));
  return child_->Send(bytes);
}

absl::Status PythonSession::ReportFailure(const PyValue& number,
                                          SourceLocation place) {
  if (number.kind() != PyValue::Kind::kInt || number.int_value() < 0 ||
      static_cast<size_t>(number.int_value()) >= failures_.size()) {
    return Malformed("an unknown failure");
  }
  const PythonFailure& failure =
      failures_[static_cast<size_t>(number.int_value())];
  for (const Diagnostic& found : failure.diagnostics.diagnostics()) {
    Diagnostic& diagnostic = diagnostics_.Add(found);
    if (diagnostic.location.file.empty()) {
      diagnostic.location = place;
    } else if (!place.file.empty()) {
      diagnostic.notes.push_back({place, "loaded here"});
    }
  }
  return ErrorReported();
}

absl::Status PythonSession::ReportError(const PyValue& error,
                                        absl::string_view source_name) {
  TraceStatus status;
  Fields fields(error, "error", status);
  const absl::string_view class_name = fields.Text("class");
  const absl::string_view message = fields.Text("message");
  const absl::string_view traceback =
      StripNewlines(fields.OptionalText("traceback").value_or(""));
  SourceLocation place = ToLocation(fields.Get("loc"));
  if (place.file.empty()) place.file = std::string(source_name);
  const absl::string_view kind = fields.Text("kind");
  const PyValue& failure = fields.Get("failure");
  KFIR_TRY(status.status());
  if (!failure.is_none()) return ReportFailure(failure, std::move(place));
  if (kind == "exception") {
    const std::string raised =
        message.empty() ? std::string(class_name)
                        : absl::StrCat(class_name, ": ", FirstLine(message));
    Diagnostic& diagnostic =
        diagnostics_.Emit(kinds::PythonException, std::move(place), {raised});
    diagnostic.preamble = std::string(traceback);
    for (const PyValue& note : fields.Items("notes")) {
      if (!note.is_sequence() || note.items().size() != 2) continue;
      diagnostic.notes.push_back(
          {ToLocation(note.items()[1]), std::string(note.items()[0].text())});
    }
    KFIR_TRY(status.status());
  } else if (kind == "exit") {
    const PyValue& exit_status = fields.Get("status");
    const std::string shown =
        exit_status.kind() == PyValue::Kind::kInt
            ? absl::StrCat("status ", exit_status.int_value())
            : absl::StrCat("`", FirstLine(message), "`");
    diagnostics_.Emit(kinds::PythonExit, std::move(place), {shown});
  } else if (kind == "surrogate") {
    diagnostics_.Emit(kinds::PythonSurrogate, std::move(place));
  } else if (kind == "unsupported") {
    diagnostics_.Emit(kinds::UnsupportedInPython, std::move(place), {message});
  } else if (kind == "usage") {
    diagnostics_.Emit(kinds::PipelineSelection, std::move(place), {message});
  } else {
    return Malformed(absl::StrCat("an error of the kind `", kind, "`"));
  }
  return ErrorReported();
}

absl::Status PythonSession::ReportLost(const Source& source,
                                       const absl::Status& status) {
  const SourceLocation place{source.name, 0, 0};
  if (absl::IsOutOfRange(status) && status.message() == kLoneSurrogate) {
    diagnostics_.Emit(kinds::PythonSurrogate, place);
    return ErrorReported();
  }
  if (absl::IsInvalidArgument(status) && !IsErrorReported(status)) {
    return Malformed(status.message());
  }
  absl::Status lost = status;
  std::string ended;
  if (absl::IsOutOfRange(lost)) {
    absl::StatusOr<int> wait_status = child_->Wait();
    lost = wait_status.status();
    if (wait_status.ok()) ended = DescribeWaitStatus(*wait_status);
  }
  if (absl::IsDeadlineExceeded(lost)) {
    AddHint(diagnostics_.Emit(kinds::PythonTimeout, place,
                              {absl::StrCat(options_.python_timeout_seconds)}),
            "`--python-timeout` sets the limit");
  } else if (!lost.ok()) {
    return lost;
  } else if (said_hello_) {
    diagnostics_.Emit(kinds::PythonEnded, place, {ended});
  } else {
    AddHint(
        diagnostics_.Emit(kinds::PythonUnusable, place, {interpreter_, ended}),
        "`--python` names the interpreter to use");
  }
  return ErrorReported();
}

absl::Status PythonSession::Finish() {
  const absl::Status status = child_->Wait().status();
  return absl::IsDeadlineExceeded(status) ? absl::OkStatus() : status;
}

}  // namespace kfir
