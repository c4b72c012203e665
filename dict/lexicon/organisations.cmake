# What the organisation recogniser reads at run time.
target_sources(kouryu_dict PRIVATE organisation_tables.cpp)
foreach(table organisation_suffixes.tsv organisation_words.tsv organisation_aliases.tsv record_roles.tsv)
  add_custom_command(OUTPUT "${KOURYU_DATA_BUILD_DIR}/${table}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}"
            "${KOURYU_DATA_BUILD_DIR}/${table}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/data/${table}" VERBATIM)
  list(APPEND organisation_tables "${KOURYU_DATA_BUILD_DIR}/${table}")
  install(FILES "data/${table}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
endforeach()
add_custom_target(kouryu_organisation_tables ALL DEPENDS ${organisation_tables})
add_dependencies(kouryu_dict kouryu_organisation_tables)
