# SPDX-License-Identifier: Apache-2.0
find_package(absl REQUIRED)
find_package(Protobuf REQUIRED)
find_package(LLVM 14 REQUIRED CONFIG)
find_package(GTest REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBYAML REQUIRED IMPORTED_TARGET yaml-0.1)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)

# LLVMSupport alone and statically: the shared libLLVM costs 16 ms at every start.
llvm_map_components_to_libnames(KFIR_LLVM_LIBS support)
add_library(kfir_llvm INTERFACE)
target_include_directories(kfir_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
target_compile_definitions(kfir_llvm INTERFACE ${LLVM_DEFINITIONS})
target_link_libraries(kfir_llvm INTERFACE ${KFIR_LLVM_LIBS})
