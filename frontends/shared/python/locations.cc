// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/locations.h"

#include "absl/strings/str_cat.h"
#include "ir/location.h"

namespace kfir {
namespace {

bool IsIntTuple(const PyValue& value, size_t size, size_t ints) {
  if (!value.is_sequence() || value.items().size() != size) return false;
  for (size_t i = 0; i < ints; ++i) {
    if (value.items()[i].kind() != PyValue::Kind::kInt) return false;
  }
  return true;
}

uint32_t Number(const PyValue& value) {
  const int64_t number = value.int_value();
  return number < 0 || number > INT32_MAX ? 0 : static_cast<uint32_t>(number);
}

}  // namespace

Locations::Locations(const PyValue& trace, TraceStatus& status,
                     ir::Module& module)
    : module_(module) {
  Fields fields(trace, "trace", status);
  for (const PyValue& path : fields.Items("files")) {
    if (!path.is_str()) status.Fail("a file is no str");
    files_.push_back(File(path.is_str() ? path.text() : ""));
  }
  for (const PyValue& place : fields.Items("locs")) {
    ir::Location& location = locations_.emplace_back();
    if (!IsIntTuple(place, 4, 3) || !place.items()[3].is_sequence()) {
      status.Fail("a location is malformed");
      continue;
    }
    const size_t file = Number(place.items()[0]);
    location.set_file(file < files_.size() ? files_[file] : 0);
    location.set_line(Number(place.items()[1]));
    location.set_column(Number(place.items()[2]));
    location.set_call_chain(Chain(place.items()[3], status));
  }
}

uint32_t Locations::File(absl::string_view path) {
  const auto [entry, added] = file_index_.try_emplace(
      path, static_cast<uint32_t>(module_.files_size()) + 1);
  if (added) module_.add_files(std::string(path));
  return entry->second;
}

uint32_t Locations::Chain(const PyValue& frames, TraceStatus& status) {
  if (frames.items().empty()) return 0;
  ir::CallChain chain;
  for (const PyValue& frame : frames.items()) {
    if (!IsIntTuple(frame, 4, 3) || !frame.items()[3].is_str()) {
      status.Fail("a frame is malformed");
      return 0;
    }
    ir::CallChain::Frame& to = *chain.add_frames();
    const size_t file = Number(frame.items()[0]);
    to.set_file(file < files_.size() ? files_[file] : 0);
    to.set_line(Number(frame.items()[1]));
    to.set_column(Number(frame.items()[2]));
    to.set_function(std::string(frame.items()[3].text()));
  }
  const auto [entry, added] = chain_index_.try_emplace(
      chain.SerializeAsString(),
      static_cast<uint32_t>(module_.call_chains_size()) + 1);
  if (added) *module_.add_call_chains() = std::move(chain);
  return entry->second;
}

const ir::Location& Locations::Get(const PyValue& index) const {
  if (index.kind() == PyValue::Kind::kInt && index.int_value() >= 0 &&
      static_cast<size_t>(index.int_value()) < locations_.size()) {
    return locations_[static_cast<size_t>(index.int_value())];
  }
  return ir::Location::default_instance();
}

SourceLocation Locations::ToSource(const ir::Location& location) const {
  return ir::ToSourceLocation(module_, location);
}

Diagnostic& Locations::Report(
    DiagnosticSink& diagnostics, DiagnosticKind kind,
    const ir::Location& location,
    std::initializer_list<absl::string_view> arguments) const {
  Diagnostic& diagnostic =
      diagnostics.Emit(kind, ToSource(location), arguments);
  if (location.call_chain() == 0) return diagnostic;
  const ir::CallChain& chain =
      module_.call_chains(static_cast<int>(location.call_chain()) - 1);
  for (int i = chain.frames_size(); i-- > 0;) {
    ir::Location call;
    call.set_file(chain.frames(i).file());
    call.set_line(chain.frames(i).line());
    call.set_column(chain.frames(i).column());
    Note& note = diagnostic.notes.emplace_back();
    note.location = ToSource(call);
    note.message = absl::StrCat("called in `", chain.frames(i).function(), "`");
  }
  return diagnostic;
}

}  // namespace kfir
