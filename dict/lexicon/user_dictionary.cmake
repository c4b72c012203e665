# The user dictionary: user_dictionary.tsv -> CSV -> kouryu.dic, by MeCab's own compiler.
find_program(MECAB_DICT_INDEX mecab-dict-index PATHS /usr/lib/mecab REQUIRED)

add_executable(kouryu_compile_user_dictionary build/compile_user_dictionary.cpp)
target_link_libraries(kouryu_compile_user_dictionary PRIVATE kouryu_warnings)
set(user_table "${CMAKE_CURRENT_SOURCE_DIR}/data/user_dictionary.tsv")
set(user_csv "${CMAKE_CURRENT_BINARY_DIR}/user_dictionary.csv")
set(user_dic "${KOURYU_DATA_BUILD_DIR}/kouryu.dic")
file(MAKE_DIRECTORY "${KOURYU_DATA_BUILD_DIR}")
add_custom_command(OUTPUT "${user_dic}"
  COMMAND kouryu_compile_user_dictionary "${user_table}" "${user_csv}"
  COMMAND "${MECAB_DICT_INDEX}" -d "${KOURYU_MECAB_DICTIONARY}" -u "${user_dic}" -f utf-8 -t utf-8
          "${user_csv}"
  DEPENDS kouryu_compile_user_dictionary "${user_table}" VERBATIM)
add_custom_target(kouryu_user_dictionary ALL DEPENDS "${user_dic}")
add_dependencies(kouryu_dict kouryu_user_dictionary)
install(FILES "${user_dic}" DESTINATION "${CMAKE_INSTALL_DATADIR}/kouryu")
