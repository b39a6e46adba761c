// SPDX-License-Identifier: Apache-2.0
//
// Settings with their Values replaced by the text that stands for them.
#ifndef KFIR_BACKENDS_ARGO_RENDER_H_
#define KFIR_BACKENDS_ARGO_RENDER_H_

#include <functional>
#include <string>

#include "ir/ir.pb.h"

namespace kfir::argo {

using RenderText = std::function<std::string(const ir::Value&)>;

// Leave constants as they are and make a constant string of everything else, in
// place.
void RenderValue(const RenderText& render, ir::Value& value);
void RenderTree(const RenderText& render, ir::Tree& tree);
void RenderPod(const RenderText& render, ir::PodSettings& pod);

// Whether anything but constants stands in it.
bool HoldsValues(const ir::Tree& tree);
bool HoldsValues(const ir::PodSettings& pod);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_RENDER_H_
