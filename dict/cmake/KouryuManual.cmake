# Manual pages: options, examples and statuses as the program tells them, descriptions from man/LANGUAGE.
#
#   kouryu_manual(PROGRAM [command...])   pages PROGRAM(1) and PROGRAM-COMMAND(1), in English and Japanese
#   kouryu_manual_page(NAME SECTION)      a page that is written by hand, man/LANGUAGE/NAME.scd
#
# Without scdoc there are none, and the rest is built.
include_guard(GLOBAL)
find_program(KOURYU_SCDOC scdoc)
find_program(KOURYU_GZIP gzip)
mark_as_advanced(KOURYU_SCDOC KOURYU_GZIP)
if(NOT KOURYU_SCDOC OR NOT KOURYU_GZIP)
  message(STATUS "kouryu: no manual pages (scdoc or gzip is missing)")
endif()
add_custom_target(kouryu_manuals ALL)

# Makes man/LANGUAGE/NAME.SECTION of what `command` (a shell's) prints.
function(kouryu_add_manual name section language command)
  set(out "${PROJECT_BINARY_DIR}/man/${language}/${name}.${section}.gz")
  cmake_path(GET out PARENT_PATH folder)
  file(MAKE_DIRECTORY "${folder}")
  add_custom_command(OUTPUT "${out}"
    COMMAND sh -c "{ ${command}; } >'${out}.scd' && '${KOURYU_SCDOC}' <'${out}.scd' | '${KOURYU_GZIP}' -9n >'${out}'"
    DEPENDS ${ARGN} VERBATIM)
  string(MAKE_C_IDENTIFIER "kouryu_manual_${language}_${name}" target)
  add_custom_target(${target} DEPENDS "${out}")
  add_dependencies(kouryu_manuals ${target})
  set(place "${CMAKE_INSTALL_MANDIR}")
  if(NOT language STREQUAL "en")
    string(APPEND place "/${language}")
  endif()
  install(FILES "${out}" DESTINATION "${place}/man${section}" COMPONENT programs)
endfunction()

function(kouryu_manual program)
  if(NOT KOURYU_SCDOC OR NOT KOURYU_GZIP)
    return()
  endif()
  foreach(language en ja)
    set(locale "C")
    if(language STREQUAL "ja")
      set(locale "ja_JP.UTF-8")
    endif()
    foreach(command "" ${ARGN})
      set(name "${program}")
      if(command)
        set(name "${program}-${command}")
      endif()
      set(prose "${CMAKE_CURRENT_SOURCE_DIR}/man/${language}/${name}.scd")
      set(depends ${program})
      if(EXISTS "${prose}")
        list(APPEND depends "${prose}")
      else()
        set(prose "/dev/null")
      endif()
      kouryu_add_manual(${name} 1 ${language}
        "LC_ALL=${locale} '$<TARGET_FILE:${program}>' --manual ${command} <'${prose}'" ${depends})
    endforeach()
  endforeach()
endfunction()

function(kouryu_manual_page name section)
  if(NOT KOURYU_SCDOC OR NOT KOURYU_GZIP)
    return()
  endif()
  foreach(language en ja)
    set(source "${CMAKE_CURRENT_SOURCE_DIR}/man/${language}/${name}.scd")
    kouryu_add_manual(${name} ${section} ${language} "cat '${source}'" "${source}")
  endforeach()
endfunction()
