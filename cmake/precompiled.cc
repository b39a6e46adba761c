// SPDX-License-Identifier: Apache-2.0
//
// Empty: the target kfir_precompiled has only its precompiled headers.
