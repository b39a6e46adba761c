// SPDX-License-Identifier: Apache-2.0
//
// The process that a plug-in of passes runs in (passes/plugin.h starts it):
//
//   plugin-host describe LIBRARY
//   plugin-host run LIBRARY PASS
//
// Both sides speak in fields `LENGTH:BYTES,`.  It depends on nothing, so that a
// plug-in may bring whatever versions of protobuf or Abseil it likes.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "passes/plugin_api.h"

namespace {

std::FILE* answer = nullptr;

void Put(const char* bytes, size_t size) {
  std::fprintf(answer, "%zu:", size);
  std::fwrite(bytes, 1, size, answer);
  std::fputc(',', answer);
}
void Put(const std::string& text) { Put(text.data(), text.size()); }
void PutText(const char* text) {
  Put(text == nullptr ? std::string() : std::string(text));
}

int Finish(int code) { return std::fflush(answer) == 0 ? code : 1; }

int Fail(const std::string& message) {
  Put("failure");
  Put(message);
  return Finish(1);
}

const KfirPlugin* Load(const char* path, std::string* failure) {
  void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    *failure = std::string("cannot be loaded: ") + dlerror();
    return nullptr;
  }
  using Entry = const KfirPlugin* (*)();
  const auto entry = reinterpret_cast<Entry>(dlsym(library, "kfir_plugin"));
  const KfirPlugin* plugin = entry == nullptr ? nullptr : entry();
  if (entry == nullptr) {
    *failure = "exports no `kfir_plugin`";
  } else if (plugin == nullptr) {
    *failure = "describes nothing";
  } else if (plugin->api_version != KFIR_PLUGIN_API_VERSION) {
    *failure = "is built for version " + std::to_string(plugin->api_version) +
               " of the interface; this one is " +
               std::to_string(KFIR_PLUGIN_API_VERSION);
    plugin = nullptr;
  }
  return plugin;
}

int Describe(const KfirPlugin& plugin) {
  Put("plugin");
  PutText(plugin.name);
  PutText(plugin.version);
  for (size_t i = 0; i < plugin.pass_count; ++i) {
    const KfirPass& pass = plugin.passes[i];
    Put("pass");
    PutText(pass.name);
    PutText(pass.summary);
    for (size_t k = 0; k < pass.option_count; ++k) {
      const KfirOption& option = pass.options[k];
      Put("option");
      PutText(option.name);
      Put(std::to_string(option.type));
      Put(option.default_value == nullptr ? "none" : "default");
      PutText(option.default_value);
      PutText(option.help);
    }
  }
  return Finish(0);
}

// Standard input as fields.
bool ReadFields(std::vector<std::string>* fields) {
  size_t size = 0;
  while (std::scanf("%zu:", &size) == 1) {
    std::string& field = fields->emplace_back();
    field.resize(size);
    if (std::fread(&field[0], 1, size, stdin) != size) return false;
    if (std::fgetc(stdin) != ',') return false;
  }
  return std::feof(stdin) != 0;
}

void SetModule(void*, const void* module, size_t size) {
  Put("module");
  Put(static_cast<const char*>(module), size);
}

void Report(void*, KfirSeverity severity, const char* file, uint32_t line,
            uint32_t column, const char* message) {
  Put("report");
  Put(std::to_string(severity));
  PutText(file);
  Put(std::to_string(line));
  Put(std::to_string(column));
  PutText(message);
}

int Run(const KfirPass& pass) {
  // The module, then names and values of options.
  std::vector<std::string> fields;
  if (!ReadFields(&fields) || fields.size() % 2 == 0) {
    return Fail("is given no module");
  }
  std::vector<KfirOptionValue> options;
  for (size_t i = 1; i < fields.size(); i += 2) {
    options.push_back({fields[i].c_str(), fields[i + 1].c_str()});
  }
  const KfirPassRun run = {
      fields[0].data(), fields[0].size(), options.data(), options.size(),
      nullptr,          SetModule,        Report};
  const KfirResult result = pass.run(&run);
  Put("result");
  Put(std::to_string(result));
  return Finish(0);
}

}  // namespace

int main(int argc, char** argv) {
  // Whatever the plug-in prints is not the answer.
  answer = fdopen(dup(STDOUT_FILENO), "w");
  if (answer == nullptr || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;
  if (argc < 3) return Fail("describe LIBRARY | run LIBRARY PASS");
  std::string failure;
  const KfirPlugin* plugin = Load(argv[2], &failure);
  if (plugin == nullptr) return Fail(failure);
  if (std::strcmp(argv[1], "describe") == 0) return Describe(*plugin);
  for (size_t i = 0; argc > 3 && i < plugin->pass_count; ++i) {
    if (std::strcmp(plugin->passes[i].name, argv[3]) == 0) {
      return Run(plugin->passes[i]);
    }
  }
  return Fail("has no such pass");
}
