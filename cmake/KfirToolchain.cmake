# SPDX-License-Identifier: Apache-2.0
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
add_compile_options(-fPIC)  # programs too, which a precompiled header needs to be the same
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

option(KFIR_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(KFIR_PCH "Precompile the headers that nearly every file includes (kfir_precompiled)" ON)
option(KFIR_FUZZ "Build the libFuzzer targets (clang)" OFF)
set(KFIR_FUZZ_SECONDS 5 CACHE STRING "How long a KFIR_FUZZ build's tests run each fuzzer")

find_program(KFIR_CCACHE ccache)
if(KFIR_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${KFIR_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_CURRENT_LIST_DIR}/ccache")
endif()

add_library(kfir_options INTERFACE)
# gcc 12 sees uninitialised members in temporaries that are not, gcc 13 references that dangle where
# a span is a temporary and its elements are not.
target_compile_options(kfir_options INTERFACE
  $<BUILD_INTERFACE:-Wall;-Wextra;-Werror>
  $<BUILD_INTERFACE:$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>>
  $<BUILD_INTERFACE:$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,13>>:-Wno-dangling-reference>>)
target_compile_features(kfir_options INTERFACE cxx_std_20)
target_include_directories(kfir_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/kfir>)
if(KFIR_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(KFIR_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
