# What the organisation recogniser reads at run time; the long list is compiled at build time.
add_executable(compile_organisations build/compile_organisations.cpp)
target_link_libraries(compile_organisations PRIVATE kouryu::dict kouryu_warnings)
set(listed "${CMAKE_CURRENT_SOURCE_DIR}/data/organisations_listed.tsv")
set(organisations "${KOURYU_DATA_BUILD_DIR}/organisations.bin")
add_custom_command(OUTPUT "${organisations}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${KOURYU_DATA_BUILD_DIR}"
  COMMAND compile_organisations "${organisations}" "${listed}"
  DEPENDS compile_organisations "${listed}"
  COMMENT "Compiling the list of organisations" VERBATIM)
install(FILES "${organisations}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
foreach(table organisation_suffixes.tsv organisation_words.tsv organisation_aliases.tsv record_roles.tsv relation_words.tsv)
  add_custom_command(OUTPUT "${KOURYU_DATA_BUILD_DIR}/${table}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}"
            "${KOURYU_DATA_BUILD_DIR}/${table}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}" VERBATIM)
  list(APPEND organisation_tables "${KOURYU_DATA_BUILD_DIR}/${table}")
  install(FILES "data/${table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
endforeach()
add_custom_target(kouryu_organisation_tables ALL DEPENDS ${organisation_tables})
add_dependencies(kouryu_dict kouryu_organisation_tables)
add_custom_target(kouryu_organisation_list ALL DEPENDS "${organisations}")
