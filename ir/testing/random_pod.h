// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_TESTING_RANDOM_POD_H_
#define KFIR_IR_TESTING_RANDOM_POD_H_

#include <functional>

#include "ir/testing/byte_source.h"

namespace kfir::ir {

class PodSettings;
class Value;

// A Value that resolves where the settings stand.
using MakeValue = std::function<void(Value& value)>;

// Every field of `pod` is set now and then; some lists hold an entry twice.
void MakeRandomPod(ByteSource& source, const MakeValue& make_value,
                   PodSettings& pod);

}  // namespace kfir::ir

#endif  // KFIR_IR_TESTING_RANDOM_POD_H_
