# Installs kouryu into a scratch prefix, moves it, and builds and runs the README's programs and the examples there.
#
# Runs as `cmake -DSOURCE_DIR=… -DBUILD_DIR=… -P consumer_test.cmake`; any failure is fatal.
set(scratch "${BUILD_DIR}/consumer_test")
file(REMOVE_RECURSE "${scratch}")
file(MAKE_DIRECTORY "${scratch}/program" "${scratch}/documents")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\nended with ${status}\n${out}\n${err}")
  endif()
  set(run_output "${out}" PARENT_SCOPE)
endfunction()

# Data, package file and pkg-config's file must be found wherever the prefix lies.
run("${CMAKE_COMMAND}" --install "${BUILD_DIR}" --prefix "${scratch}/first")
file(RENAME "${scratch}/first" "${scratch}/prefix")

# The programs are the README's one block tagged cpp and the one tagged c, to the letter.
foreach(readme README README.ja)
  foreach(language cpp c)
    file(READ "${SOURCE_DIR}/${readme}.md" text)
    string(FIND "${text}" "```${language}\n" begin)
    if(begin EQUAL -1)
      message(FATAL_ERROR "${readme}.md has no program tagged ${language}")
    endif()
    string(LENGTH "```${language}\n" tag)
    math(EXPR begin "${begin} + ${tag}")
    string(SUBSTRING "${text}" ${begin} -1 text)
    string(FIND "${text}" "```" end)
    string(SUBSTRING "${text}" 0 ${end} program)
    file(WRITE "${scratch}/program/${readme}.${language}" "${program}")
  endforeach()
endforeach()
foreach(example threads.cpp update.cpp walk.c)
  file(COPY "${SOURCE_DIR}/searcher/examples/${example}" DESTINATION "${scratch}/program")
endforeach()

file(WRITE "${scratch}/program/CMakeLists.txt" "
# Programs of an embedder: nothing but the installed package.
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C CXX)
set(CMAKE_C_STANDARD 99)
add_compile_options(-Wall -Wextra -Wpedantic -Werror)
find_package(kouryu REQUIRED)
find_package(Threads REQUIRED)
foreach(source README.cpp README.ja.cpp README.c README.ja.c threads.cpp walk.c)
  string(REPLACE \".\" \"_\" name \${source})
  add_executable(\${name} \${source})
  target_link_libraries(\${name} PRIVATE kouryu::searcher Threads::Threads)
endforeach()
add_executable(update_cpp update.cpp)
target_link_libraries(update_cpp PRIVATE kouryu::indexer kouryu::searcher)
")
run("${CMAKE_COMMAND}" -S "${scratch}/program" -B "${scratch}/build" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${scratch}/prefix" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
    "-DCMAKE_C_FLAGS=${CXX_FLAGS}" "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}"
    "-DCMAKE_C_COMPILER=${C_COMPILER}")
run("${CMAKE_COMMAND}" --build "${scratch}/build")

# The same without CMake, by pkg-config.
separate_arguments(flags UNIX_COMMAND "${CXX_FLAGS}")
file(GLOB_RECURSE pc "${scratch}/prefix/kouryu.pc")
cmake_path(GET pc PARENT_PATH pc_folder)
run("${CMAKE_COMMAND}" -E env "PKG_CONFIG_PATH=${pc_folder}" pkg-config --cflags --libs kouryu)
separate_arguments(kouryu_flags UNIX_COMMAND "${run_output}")
cmake_path(GET pc_folder PARENT_PATH lib_folder)
run("${C_COMPILER}" ${flags} "${scratch}/program/walk.c" -o "${scratch}/build/walk_by_pkg_config"
    ${kouryu_flags} "-Wl,-rpath,${lib_folder}")

file(WRITE "${scratch}/documents/a.txt" "青波市は1999年に大連市と協定を結びました。\n")
run("${scratch}/prefix/bin/kouryu-index" --index "${scratch}/index" "${scratch}/documents")
foreach(program README_cpp README_ja_cpp README_c README_ja_c walk_c walk_by_pkg_config threads_cpp)
  run("${scratch}/build/${program}" "${scratch}/index" "だいれん")
  if(NOT run_output MATCHES "大連|だいれん: 1")
    message(FATAL_ERROR "${program} printed no hit:\n${run_output}")
  endif()
endforeach()
run("${scratch}/build/update_cpp" "${scratch}/index" "${scratch}/documents" "だいれん")
if(NOT run_output MATCHES "1 passages, 1 answer\ncity")
  message(FATAL_ERROR "update printed:\n${run_output}")
endif()

# Errors come out as the programs promise: a status of 2 and a reason.
foreach(program README_cpp README_c walk_c threads_cpp)
  execute_process(COMMAND "${scratch}/build/${program}" "${scratch}/nothing" "大連"
    RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT status EQUAL 2 OR NOT err MATCHES "nothing")
    message(FATAL_ERROR "${program} on a missing index ended with ${status}: ${out} ${err}")
  endif()
endforeach()
