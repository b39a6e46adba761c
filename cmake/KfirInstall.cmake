# SPDX-License-Identifier: Apache-2.0
#
# What `cmake --install` puts where: bin/, lib/kfir/python (the tracing package), lib/*.a,
# include/kfir and lib/cmake/Kfir, for find_package(Kfir).
include(CMakePackageConfigHelpers)

kfir_export(kfir_options)
kfir_export(kfir_llvm)

set(layers support ir passes frontends backends tools)
install(DIRECTORY ${layers} DESTINATION include/kfir
  FILES_MATCHING PATTERN "*.h" PATTERN "*.def" PATTERN "testing" EXCLUDE PATTERN "python" EXCLUDE)
install(DIRECTORY "${PROJECT_BINARY_DIR}/ir" DESTINATION include/kfir
  FILES_MATCHING PATTERN "*.pb.h" PATTERN "CMakeFiles" EXCLUDE)
install(DIRECTORY frontends/python/kfir frontends/python/kfp frontends/python/kubernetes DESTINATION lib/kfir/python
  PATTERN "__pycache__" EXCLUDE)
# The tracer's code compiled, since a prefix is often not writable for who uses it.
install(CODE [[
  execute_process(COMMAND python3 -m compileall -q "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/lib/kfir/python" OUTPUT_QUIET ERROR_QUIET)]])

install(EXPORT KfirTargets NAMESPACE Kfir:: DESTINATION lib/cmake/Kfir)
configure_package_config_file(cmake/KfirConfig.cmake.in
  "${PROJECT_BINARY_DIR}/KfirConfig.cmake" INSTALL_DESTINATION lib/cmake/Kfir)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/KfirConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/KfirConfig.cmake" "${PROJECT_BINARY_DIR}/KfirConfigVersion.cmake"
  DESTINATION lib/cmake/Kfir)

# The tools look for the tracing package at the same place in the build tree.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/lib/kfir")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/frontends/python" "${PROJECT_BINARY_DIR}/lib/kfir/python" SYMBOLIC)
