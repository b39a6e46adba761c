// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_TEXT_POOL_H_
#define KFIR_BACKENDS_ARGO_TEXT_POOL_H_

#include <cstring>
#include <memory>
#include <vector>

#include "absl/strings/string_view.h"

namespace kfir::argo {

// Keeps texts, all of them until it goes: many small ones in few blocks.
class TextPool {
 public:
  // A copy that lives as long as the pool.
  absl::string_view Add(absl::string_view text) {
    if (text.size() > left_) {
      left_ = text.size() > kBlock ? text.size() : kBlock;
      blocks_.push_back(std::make_unique<char[]>(left_));
      next_ = blocks_.back().get();
    }
    char* const copy = next_;
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {copy, text.size()};
  }

 private:
  static constexpr size_t kBlock = 64 << 10;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_TEXT_POOL_H_
