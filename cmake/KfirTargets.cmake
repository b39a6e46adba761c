# SPDX-License-Identifier: Apache-2.0

# kfir_export(NAME): installs the library kfir_X, for others to link as Kfir::X.
function(kfir_export name)
  string(REGEX REPLACE "^kfir_" "" exported "${name}")
  set_target_properties(${name} PROPERTIES EXPORT_NAME "${exported}")
  install(TARGETS ${name} EXPORT KfirTargets ARCHIVE DESTINATION lib)
endfunction()

# kfir_precompile(NAME): precompiled headers for a target of a layer above support/.  They save more
# than half of a build; a file still includes what it uses (KFIR_PCH=OFF shows what is missing).
function(kfir_precompile name)
  if(KFIR_PCH AND TARGET kfir_precompiled)
    target_precompile_headers(${name} REUSE_FROM kfir_precompiled)
  endif()
endfunction()

# kfir_library(NAME SOURCES ... DEPS ... [PRIVATE_DEPS ...] [TESTONLY]): a static library of one
# layer; installed, unless it is for tests only.
function(kfir_library name)
  cmake_parse_arguments(ARG "TESTONLY" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC kfir_options ${ARG_DEPS} PRIVATE ${ARG_PRIVATE_DEPS})
  kfir_precompile(${name})
  if(NOT ARG_TESTONLY)
    kfir_export(${name})
  endif()
endfunction()

# kfir_test(NAME SOURCES ... DEPS ...): a GoogleTest binary, one line in ctest.
function(kfir_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE kfir_options ${ARG_DEPS} GTest::gmock GTest::gtest_main)
  kfir_precompile(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/unittests")
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
endfunction()

# kfir_allocator(NAME): a program that allocates as the tools do.
function(kfir_allocator name)
  if(NOT KFIR_SANITIZE)
    target_sources(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tools/allocator.cc")
    target_link_libraries(${name} PRIVATE mimalloc)
  endif()
endfunction()

# kfir_tool(NAME SOURCES ... DEPS ...): an installed program.
function(kfir_tool name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE kfir_options ${ARG_DEPS})
  if(NOT KFIR_SANITIZE)
    target_link_options(${name} PRIVATE -static-libstdc++ -static-libgcc)
  endif()
  kfir_allocator(${name})
  kfir_precompile(${name})
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# kfir_fuzzer(NAME SOURCES ... CORPUS DIR DEPS ...): a libFuzzer target.  An ordinary build runs
# its corpus (files under DIR, beside the CMakeLists.txt) as a test; a KFIR_FUZZ build fuzzes from
# it for KFIR_FUZZ_SECONDS and leaves what it finds in the build tree.
function(kfir_fuzzer name)
  cmake_parse_arguments(ARG "" "CORPUS" "SOURCES;DEPS" ${ARGN})
  get_filename_component(corpus "${ARG_CORPUS}" ABSOLUTE)
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE kfir_options ${ARG_DEPS})
  kfir_precompile(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzzers")
  if(KFIR_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set(found "${PROJECT_BINARY_DIR}/fuzzers/${name}.found")
    file(MAKE_DIRECTORY "${found}")
    add_test(NAME ${name} COMMAND ${name} -max_total_time=${KFIR_FUZZ_SECONDS} -max_len=65536
      -verbosity=0 -print_final_stats=0 "-artifact_prefix=${found}/" "${found}" "${corpus}")
  else()
    target_sources(${name} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/fuzz/replay_main.cc")
    add_test(NAME ${name} COMMAND ${name} "${corpus}")
  endif()
endfunction()
